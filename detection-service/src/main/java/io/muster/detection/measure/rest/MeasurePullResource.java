package io.muster.detection.measure.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.contracts.Measure.Metric;
import io.muster.detection.measure.KeepPulls;
import io.muster.detection.measure.MeasurePull;
import io.muster.detection.measure.MeasurePull.Version;
import io.muster.web.Caller;
import io.muster.web.Page;
import io.muster.web.PageQuery;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Measures that an existing Prometheus has already. */
@Path("/measure-pulls")
@Tag(name = "measure pulls")
class MeasurePullResource {

    private static final Duration USUAL_DELAY = Duration.ofSeconds(20);

    @Inject
    KeepPulls keepPulls;

    @Inject
    Caller caller;

    /**
     * @param url of the Prometheus, without {@code /api/v1}
     * @param query what was counted in the minute before, as {@code sum by (region) (increase(orders_total[1m]))}
     * @param where fixed dimensions; an absent region, device or payment method is taken from the label of that name
     * @param orderValue a query for what the same orders are worth
     * @param secret name of the journey secret that is sent as bearer token
     * @param delay how long after its end a minute is asked for; 20 s when absent
     * @param enabled true when absent
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PullBody(
            @NotBlank @Size(max = 500) String url,
            @NotBlank String query,
            @NotNull Metric metric,
            @Valid SegmentBody where,
            @Size(min = 1, max = 4000) String orderValue,
            @Pattern(regexp = "[A-Z]{3}") String currency,
            @Size(min = 1, max = 60) String secret,
            Duration delay,
            Boolean enabled) {

        MeasurePull pull(String key) {
            return new MeasurePull(
                    key,
                    url,
                    query,
                    metric,
                    SegmentBody.segment(where),
                    orderValue,
                    currency,
                    secret,
                    delay == null ? USUAL_DELAY : delay,
                    enabled == null || enabled);
        }

        static PullBody of(MeasurePull pull) {
            return new PullBody(
                    pull.url(),
                    pull.query(),
                    pull.metric(),
                    SegmentBody.of(pull.where()),
                    pull.orderValue(),
                    pull.currency(),
                    pull.secret(),
                    pull.delay(),
                    pull.enabled());
        }
    }

    /**
     * @param pulledUntil the end of the last minute that was pulled
     * @param problem why the last pull failed; absent when it did not
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PullView(
            String key,
            long version,
            PullBody pull,
            Instant pulledUntil,
            String problem,
            Instant changedAt,
            String changedBy) {

        static PullView of(Version version) {
            return new PullView(
                    version.pull().key(),
                    version.version(),
                    PullBody.of(version.pull()),
                    version.pulledUntil(),
                    version.problem(),
                    version.at(),
                    version.by());
        }
    }

    @GET
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "The pulls, and how they go")
    public Uni<Page<PullView>> list(@Valid @BeanParam PageQuery page) {
        return keepPulls
                .list(page.after(), page.rows())
                .map(rows ->
                        Page.of(rows, page.limit(), row -> row.pull().key()).map(PullView::of));
    }

    @GET
    @Path("/{key}")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "A pull, and how it goes")
    public Uni<PullView> find(@PathParam("key") String key) {
        return keepPulls.find(key).map(PullView::of);
    }

    @PUT
    @Path("/{key}")
    @RolesAllowed({Permission.RESPONDER, Permission.OWNER, Permission.ADMIN, Scope.WRITE})
    @Operation(summary = "Write the next version of a pull", description = "It is asked at once, then every minute")
    public Uni<PullView> put(@PathParam("key") String key, @Valid @NotNull PullBody body) {
        return keepPulls.put(body.pull(key), caller.id()).map(PullView::of);
    }

    @DELETE
    @Path("/{key}")
    @RolesAllowed({Permission.RESPONDER, Permission.OWNER, Permission.ADMIN, Scope.WRITE})
    @Operation(summary = "Remove a pull", description = "What it has pulled stays")
    @APIResponse(responseCode = "204", description = "Gone")
    public Uni<Void> remove(@PathParam("key") String key) {
        return keepPulls.remove(key);
    }
}
