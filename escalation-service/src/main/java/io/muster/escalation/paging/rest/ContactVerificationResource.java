package io.muster.escalation.paging.rest;

import io.muster.contracts.Refusal;
import io.muster.escalation.paging.PagingProblem;
import io.muster.escalation.paging.TestPages;
import io.muster.web.Caller;
import io.muster.web.Permission;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/people/{id}/contacts/{number}/verification")
@Tag(name = "people")
@Produces(MediaType.APPLICATION_JSON)
class ContactVerificationResource {

    private final TestPages tests;
    private final Caller caller;

    ContactVerificationResource(TestPages tests, Caller caller) {
        this.tests = tests;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({Permission.ADMIN, Permission.VIEWER})
    @Operation(
            summary = "Prove that a contact arrives: a message goes there, and answering it verifies the contact",
            description =
                    "For oneself, or by an admin. The contact's number is its place in the order, counted from 1.")
    public Uni<PolicyTrialResource.TestPageView> verify(@PathParam("id") String id, @PathParam("number") int number) {
        if (!caller.has(Permission.ADMIN) && !caller.id().equals(id)) {
            throw new Refusal(PagingProblem.NOT_YOURS, "You may verify your own contacts only");
        }
        return tests.ofContact(id, number - 1).map(PolicyTrialResource.TestPageView::of);
    }
}
