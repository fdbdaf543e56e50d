package io.muster.escalation.people.rest;

import io.muster.contracts.Refusal;
import io.muster.escalation.Keys;
import io.muster.escalation.people.Directory;
import io.muster.escalation.people.PeopleProblem;
import io.muster.web.Caller;
import io.muster.web.Flaws;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/people")
@Tag(name = "people")
@Produces(MediaType.APPLICATION_JSON)
class PeopleResource {

    private final Directory directory;
    private final Caller caller;

    PeopleResource(Directory directory, Caller caller) {
        this.directory = directory;
        this.caller = caller;
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Permission.ADMIN, Scope.WRITE})
    @Operation(summary = "Keep a person with the contacts through which pages reach them")
    public Uni<PersonView> put(
            @PathParam("id") @Pattern(regexp = Keys.RULE, message = Keys.MESSAGE) String id,
            @NotNull @Valid PersonRequest request) {
        return directory.save(request.person(id)).map(person -> PersonView.of(person, true));
    }

    @PUT
    @Path("/{id}/contacts")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Permission.VIEWER)
    @Operation(
            summary = "Keep your own contacts, rules and quiet hours",
            description =
                    "Nobody else's, and only of somebody who is known already. What is new has to be verified again.")
    public Uni<PersonView> putContacts(@PathParam("id") String id, @NotNull @Valid ReachRequest request) {
        if (!caller.id().equals(id)) {
            throw new Refusal(PeopleProblem.NOT_YOUR_CONTACTS, "You keep your own contacts; admins keep others'");
        }
        try {
            return directory
                    .reach(id, request.newContacts(), request.contactRules(), request.hours())
                    .map(person -> PersonView.of(directory.shown(person), true));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new Refusal(PeopleProblem.UNUSABLE_RULE, "They cannot be used: " + Flaws.of(e));
        }
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "A person; contact addresses only for admins and the person")
    public Uni<PersonView> get(@PathParam("id") String id) {
        boolean withAddresses = caller.has(Permission.ADMIN) || caller.id().equals(id);
        return directory.person(id).map(person -> PersonView.of(person, withAddresses));
    }
}
