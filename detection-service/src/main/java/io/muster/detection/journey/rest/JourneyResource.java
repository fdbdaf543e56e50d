package io.muster.detection.journey.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.detection.journey.KeepJourneys;
import io.muster.detection.journey.Run;
import io.muster.detection.journey.Run.StepRun;
import io.muster.detection.journey.SyntheticJourney.Version;
import io.muster.web.Caller;
import io.muster.web.Page;
import io.muster.web.PageQuery;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Synthetic journeys: kept by the people who own them, tried before they are kept, and how they stand (R22, R23). */
@Path("/journeys")
@Tag(name = "synthetic journeys")
class JourneyResource {

    @Inject
    KeepJourneys keepJourneys;

    @Inject
    Caller caller;

    /**
     * @param state new, passing, failing, or lost: the check itself does not run, which is not fine
     * @param checkedAt when the last run began that said something about the store
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record JourneyView(
            String key,
            long version,
            String state,
            Instant failingSince,
            Instant checkedAt,
            JourneyBody journey,
            Instant changedAt,
            String changedBy) {}

    /**
     * @param outcome passed, failed, or not run for a reason that is ours
     * @param milliseconds all steps together
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RunView(
            UUID id, Instant startedAt, String outcome, int attempts, long milliseconds, List<StepRunView> steps) {

        static RunView of(Run run) {
            return new RunView(
                    run.id(),
                    run.startedAt(),
                    run.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    run.attempts(),
                    run.took().toMillis(),
                    run.steps().stream().map(StepRunView::of).toList());
        }
    }

    /** @param problem absent when all was as it should be */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StepRunView(String name, int status, long milliseconds, String problem) {

        static StepRunView of(StepRun step) {
            return new StepRunView(step.name(), step.status(), step.took().toMillis(), step.problem());
        }
    }

    @GET
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "The journeys, and how they stand")
    public Uni<Page<JourneyView>> list(@Valid @BeanParam PageQuery page) {
        return keepJourneys
                .list(page.after(), page.rows())
                .map(rows ->
                        Page.of(rows, page.limit(), row -> row.journey().key()).map(this::view));
    }

    @GET
    @Path("/{key}")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "A journey, and how it stands")
    public Uni<JourneyView> find(@PathParam("key") String key) {
        return keepJourneys.find(key).map(this::view);
    }

    @PUT
    @Path("/{key}")
    @RolesAllowed({Permission.RESPONDER, Permission.OWNER, Permission.ADMIN, Scope.WRITE})
    @Operation(summary = "Write the next version of a journey", description = "It is run at once")
    public Uni<JourneyView> put(@PathParam("key") String key, @Valid @NotNull JourneyBody body) {
        return keepJourneys.put(body.journey(key), caller.id()).map(this::view);
    }

    @DELETE
    @Path("/{key}")
    @RolesAllowed({Permission.RESPONDER, Permission.OWNER, Permission.ADMIN, Scope.WRITE})
    @Operation(summary = "Remove a journey", description = "What it fires about is resolved")
    @APIResponse(responseCode = "204", description = "Gone")
    public Uni<Void> remove(@PathParam("key") String key) {
        return keepJourneys.remove(key);
    }

    @POST
    @Path("/try")
    @RolesAllowed({Permission.RESPONDER, Permission.OWNER, Permission.ADMIN, Scope.WRITE})
    @Operation(summary = "Run a journey once", description = "Nothing is kept and nobody is disturbed")
    public Uni<RunView> tryOnce(@Valid @NotNull JourneyBody body) {
        return keepJourneys.tryOnce(body.journey("try")).map(RunView::of);
    }

    @GET
    @Path("/{key}/runs")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "The last runs of a journey with the time of each step, newest first")
    public Uni<Page<RunView>> runs(@PathParam("key") String key, @Valid @BeanParam PageQuery page) {
        return keepJourneys
                .runs(key, page.afterId(), page.rows())
                .map(rows ->
                        Page.of(rows, page.limit(), run -> run.id().toString()).map(RunView::of));
    }

    private JourneyView view(Version version) {
        String state = keepJourneys.isLost(version)
                ? "lost"
                : version.standing().state().name().toLowerCase(Locale.ROOT);
        return new JourneyView(
                version.journey().key(),
                version.version(),
                state,
                version.standing().failingSince(),
                version.standing().checkedAt(),
                JourneyBody.of(version.journey()),
                version.at(),
                version.by());
    }
}
