package io.muster.detection.heartbeat.rest;

import io.muster.contracts.Journey;
import io.muster.contracts.Refusal;
import io.muster.detection.heartbeat.Heartbeat;
import io.muster.detection.heartbeat.HeartbeatProblem;
import io.muster.detection.heartbeat.KeepHeartbeats;
import io.muster.detection.signal.Labels;
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
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Signs of life that are waited for. They are given at {@code /heartbeats/{name}/ping}. */
@Path("/heartbeats")
@Tag(name = "heartbeats")
class HeartbeatResource {

    private static final Duration LONGEST = Duration.ofDays(31);

    @Inject
    KeepHeartbeats heartbeats;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /**
     * @param interval between two signs, from 10 seconds to 31 days, as {@code PT1M}
     * @param grace beyond the interval before a sign is missed; none when absent
     * @param severity of the alert when signs are missing; critical when absent
     * @param paused whether nobody waits for now
     */
    record HeartbeatRequest(
            @NotNull Duration interval,
            Duration grace,
            @Size(max = 1000) String description,
            Journey journey,
            @Size(min = 1, max = 100) String service,
            @Pattern(regexp = "critical|error|warning|info") String severity,
            boolean paused) {

        Map<String, String> labels() {
            Map<String, String> labels = new HashMap<>();
            labels.put("severity", severity == null ? "critical" : severity);
            if (journey != null) {
                labels.put("journey", journey.name().toLowerCase(Locale.ROOT));
            }
            if (service != null) {
                labels.put("service", Labels.storable(service));
            }
            return labels;
        }
    }

    @PUT
    @Path("/{name}")
    @RolesAllowed({Permission.RESPONDER, Permission.ADMIN, Scope.WRITE})
    @Operation(
            summary = "Wait for signs of life",
            description = "The first is due within interval and grace from now; the same name again changes it")
    @APIResponse(responseCode = "200", description = "It is waited for")
    public Uni<HeartbeatView> define(
            @PathParam("name") @Pattern(regexp = "[A-Za-z0-9._-]{1,100}") String name,
            @Valid @NotNull HeartbeatRequest request) {
        Duration grace = request.grace() == null ? Duration.ZERO : request.grace();
        if (isOutside(request.interval(), Heartbeat.SHORTEST) || isOutside(grace, Duration.ZERO)) {
            throw new Refusal(
                    HeartbeatProblem.INVALID_HEARTBEAT,
                    "interval is from 10 seconds to 31 days, grace from nothing to 31 days");
        }
        Heartbeat wanted = new Heartbeat(
                name,
                request.interval(),
                grace,
                request.description() == null ? null : Labels.storable(request.description()),
                request.labels(),
                request.paused(),
                clock.instant(),
                null,
                null,
                null,
                caller.id());
        return heartbeats.define(wanted).map(HeartbeatView::of);
    }

    private static boolean isOutside(Duration duration, Duration shortest) {
        return duration.compareTo(shortest) < 0 || duration.compareTo(LONGEST) > 0;
    }

    @GET
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "Signs of life that are waited for, in the order of their names")
    public Uni<Page<HeartbeatView>> list(@Valid @BeanParam PageQuery page) {
        return heartbeats
                .list(page.after(), page.rows())
                .map(rows -> Page.of(rows, page.limit(), Heartbeat::name).map(HeartbeatView::of));
    }

    @GET
    @Path("/{name}")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "One heartbeat, and when it was last heard")
    public Uni<HeartbeatView> get(@PathParam("name") String name) {
        return heartbeats.get(name).map(HeartbeatView::of);
    }

    @DELETE
    @Path("/{name}")
    @RolesAllowed({Permission.RESPONDER, Permission.ADMIN, Scope.WRITE})
    @Operation(summary = "Wait no more", description = "An alert of missing signs is resolved by it")
    @APIResponse(responseCode = "204", description = "Nobody waits for it")
    public Uni<Void> remove(@PathParam("name") String name) {
        return heartbeats.remove(name);
    }
}
