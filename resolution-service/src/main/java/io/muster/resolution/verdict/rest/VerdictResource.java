package io.muster.resolution.verdict.rest;

import io.muster.resolution.verdict.DeclareVerdict;
import io.muster.resolution.verdict.Declarer;
import io.muster.web.Caller;
import io.muster.web.Permission;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/**
 * Mitigated, resolved, reopened. The first responder who acknowledges may hold the role of commander without the
 * permission, so responders pass the door; who may declare is decided inside.
 */
@Path("/incidents/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class VerdictResource {

    private static final String GATES_OPEN = """
            {"type": "https://muster.dev/problems/gates-open", "title": "Not every verification is passed", "status": 409,
             "detail": "data integrity lacks owner and evidence and passed result.", "code": "gates-open",
             "gates": [{"gate": "data integrity", "lacks": ["owner", "evidence", "passed result"]}]}
            """;

    private final DeclareVerdict verdicts;
    private final Caller caller;

    VerdictResource(DeclareVerdict verdicts, Caller caller) {
        this.verdicts = verdicts;
        this.caller = caller;
    }

    @POST
    @Path("/mitigated")
    @RolesAllowed({Permission.RESPONDER, Permission.COMMANDER})
    @Operation(summary = "The impact on customers has stopped")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = VerdictView.class)))
    @APIResponse(responseCode = "409", description = "`already-mitigated`, or `incident-over`: reopen it first")
    public Uni<VerdictView> mitigated(UUID id, @NotNull @Valid MitigatedRequest request) {
        return verdicts.mitigated(id, declarer(), request.impactEndedAt(), request.workaround(), request.reason())
                .map(VerdictView::of);
    }

    @POST
    @Path("/resolved")
    @RolesAllowed({Permission.RESPONDER, Permission.COMMANDER})
    @Operation(
            summary = "It is over",
            description = "Refused until every gate has an owner, evidence and a passed result")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = VerdictView.class)))
    @APIResponse(
            responseCode = "409",
            description =
                    "`gates-open` or `not-mitigated`: `gates` names each gate with what it lacks; `incident-over`",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(ref = "Problem"),
                            examples = @ExampleObject(name = "gates-open", value = GATES_OPEN)))
    public Uni<VerdictView> resolved(UUID id, @NotNull @Valid ResolvedRequest request) {
        return verdicts.resolved(id, declarer(), request.summary()).map(VerdictView::of);
    }

    @POST
    @Path("/reopen")
    @RolesAllowed({Permission.RESPONDER, Permission.COMMANDER})
    public Uni<VerdictView> reopen(UUID id, @NotNull @Valid ReopenRequest request) {
        return verdicts.reopened(id, caller.actor(), request.reason()).map(VerdictView::of);
    }

    private Declarer declarer() {
        return new Declarer(caller.id(), caller.has(Permission.COMMANDER));
    }
}
