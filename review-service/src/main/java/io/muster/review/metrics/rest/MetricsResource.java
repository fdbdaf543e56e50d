package io.muster.review.metrics.rest;

import io.muster.review.metrics.MetricsReader;
import io.muster.review.metrics.MetricsView;
import io.muster.review.metrics.PointCorrector;
import io.muster.web.Caller;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** An incident in figures, and setting its points right. */
@Path("/incidents/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class MetricsResource {

    private final MetricsReader reader;
    private final PointCorrector corrector;
    private final Caller caller;

    MetricsResource(MetricsReader reader, PointCorrector corrector, Caller caller) {
        this.reader = reader;
        this.corrector = corrector;
        this.caller = caller;
    }

    @GET
    @Path("/metrics")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    public Uni<MetricsView> metrics(UUID id) {
        return reader.read(id).map(measured -> MetricsView.of(measured.metrics(), measured.corrections()));
    }

    @PUT
    @Path("/points/{point}")
    @RolesAllowed({Permission.RESPONDER, Permission.COMMANDER, Permission.COMMUNICATIONS, Permission.OWNER})
    public Uni<MetricsView.CorrectionView> correct(UUID id, String point, @NotNull @Valid CorrectionRequest request) {
        return corrector
                .correct(id, point, request.at(), request.reason(), caller.id())
                .map(MetricsView.CorrectionView::of);
    }
}
