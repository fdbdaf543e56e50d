package io.muster.detection.alert.rest;

import com.fasterxml.jackson.databind.node.TextNode;
import io.muster.detection.DetectionConfig;
import io.muster.detection.IntakeKeyScheme;
import io.muster.detection.alert.Alert;
import io.muster.detection.alert.AlertState;
import io.muster.detection.alert.Alerts.Filter;
import io.muster.detection.alert.LookUpAlerts;
import io.muster.detection.integration.IntegrationKeys;
import io.muster.detection.matching.Matcher;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code GET /api/v2/alerts}: what fires, and what is lost, which is not over. */
@Path("/api/v2")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "alertmanager")
class AlertmanagerAlertsResource {

    private static final int MOST = 10_000;

    @Inject
    LookUpAlerts lookUp;

    @Inject
    IntegrationKeys keys;

    @Inject
    DetectionConfig config;

    @Inject
    Clock clock;

    @GET
    @Path("/alerts")
    @PermitAll
    @SecurityRequirement(name = IntakeKeyScheme.NAME)
    @Operation(summary = "Alerts that fire or are lost", description = "Nothing is silenced or inhibited here")
    @APIResponse(responseCode = "400", description = "A filter or the receiver is not valid")
    public Uni<Response> list(
            @HeaderParam("Authorization") String authorization,
            @QueryParam("active") @DefaultValue("true") boolean active,
            @QueryParam("filter") List<String> filters,
            @QueryParam("receiver") String receiver) {
        return keys.senderOf(authorization).flatMap(sender -> {
            try {
                List<Matcher> matchers = filters.stream().map(Matcher::parse).toList();
                boolean ours = receiver == null
                        || receiver.isEmpty()
                        || Matcher.anchored(receiver).test(GettableAlert.RECEIVER);
                return active && ours
                        ? matching(matchers)
                        : Uni.createFrom().item(Response.ok(List.of()).build());
            } catch (IllegalArgumentException e) {
                return Uni.createFrom()
                        .item(Response.status(400)
                                .entity(TextNode.valueOf(e.getMessage()))
                                .build());
            }
        });
    }

    private Uni<Response> matching(List<Matcher> matchers) {
        Instant openEnd = clock.instant().plus(config.intake().resolveTimeout());
        return lookUp.list(new Filter(AlertState.FIRING, null, null), MOST)
                .flatMap(firing -> lookUp.list(new Filter(AlertState.LOST, null, null), MOST)
                        .map(lost -> Stream.concat(firing.stream(), lost.stream())))
                .map(alerts -> alerts.filter(alert -> matches(alert, matchers))
                        .map(alert -> GettableAlert.of(alert, openEnd))
                        .toList())
                .map(alerts -> Response.ok(alerts).build());
    }

    private static boolean matches(Alert alert, List<Matcher> matchers) {
        return matchers.stream().allMatch(matcher -> matcher.matches(alert.labels()));
    }
}
