package io.muster.triage.cause.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.contracts.Actor;
import io.muster.contracts.TriageEvent.HypothesisState;
import io.muster.triage.cause.Hypothesis;
import io.muster.triage.cause.SearchCause;
import io.muster.web.Caller;
import io.muster.web.Idempotent;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** What is believed to be the cause of an incident. */
@Path("/incidents/{id}/hypotheses")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class HypothesisResource {

    record HypothesisRequest(
            @NotBlank @Size(max = 1000) String text,
            @NotBlank @Size(max = 2000) String reason) {}

    /** @param text absent keeps it */
    record HypothesisChangeRequest(
            @Size(min = 1, max = 1000) String text,
            @NotNull HypothesisState state,
            @NotBlank @Size(max = 2000) String reason) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HypothesisView(UUID id, String text, HypothesisState state, Instant at, Actor by, String reason) {
        static HypothesisView of(Hypothesis hypothesis) {
            return new HypothesisView(
                    hypothesis.id(),
                    hypothesis.text(),
                    hypothesis.state(),
                    hypothesis.at(),
                    hypothesis.by(),
                    hypothesis.reason());
        }
    }

    private final SearchCause cause;
    private final Caller caller;

    HypothesisResource(SearchCause cause, Caller caller) {
        this.cause = cause;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    public Uni<List<HypothesisView>> hypotheses(UUID id) {
        return cause.of(id).map(found -> found.stream().map(HypothesisView::of).toList());
    }

    @POST
    @ResponseStatus(201)
    @Idempotent
    @RolesAllowed({Permission.RESPONDER, Permission.COMMANDER})
    public Uni<HypothesisView> suspect(UUID id, @NotNull @Valid HypothesisRequest request) {
        return cause.suspect(id, request.text(), caller.actor(), request.reason())
                .map(HypothesisView::of);
    }

    @PUT
    @Path("/{hypothesisId}")
    @RolesAllowed({Permission.RESPONDER, Permission.COMMANDER})
    public Uni<HypothesisView> change(UUID id, UUID hypothesisId, @NotNull @Valid HypothesisChangeRequest request) {
        return cause.change(id, hypothesisId, request.text(), request.state(), caller.actor(), request.reason())
                .map(HypothesisView::of);
    }
}
