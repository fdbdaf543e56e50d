package io.muster.detection.alert.rest;

import com.fasterxml.jackson.databind.node.TextNode;
import io.muster.detection.DetectionConfig;
import io.muster.detection.IntakeKeyScheme;
import io.muster.detection.integration.IntegrationKeys;
import io.muster.detection.noise.AlertQuery;
import io.muster.detection.noise.ListAlerts;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
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
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code GET /api/v2/alerts}, also in groups: what fires, and what is lost, which is not over. */
@Path("/api/v2")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "alertmanager")
class AlertmanagerAlertsResource {

    @Inject
    ListAlerts listAlerts;

    @Inject
    IntegrationKeys keys;

    @Inject
    DetectionConfig config;

    @Inject
    Clock clock;

    /** What Alertmanager's clients narrow lists to. */
    static class Query {

        @QueryParam("active")
        @DefaultValue("true")
        boolean active;

        @QueryParam("silenced")
        @DefaultValue("true")
        boolean silenced;

        @QueryParam("inhibited")
        @DefaultValue("true")
        boolean inhibited;

        /** Nothing that is listed is unprocessed. */
        @QueryParam("unprocessed")
        @DefaultValue("true")
        boolean unprocessed;

        @QueryParam("filter")
        List<String> filters;

        @QueryParam("receiver")
        String receiver;

        /** As newer clients send them. */
        @QueryParam("receiver_matchers")
        List<String> receiverMatchers;

        AlertQuery query() {
            return AlertQuery.of(
                    active, silenced, inhibited, filters, receiver, receiverMatchers, GettableAlert.RECEIVER);
        }
    }

    @GET
    @Path("/alerts")
    @SecurityRequirement(name = IntakeKeyScheme.NAME)
    @Operation(summary = "Alerts that fire or are lost, and what keeps them quiet")
    @APIResponse(responseCode = "400", description = "A filter or the receiver is not valid")
    public Uni<Response> list(@HeaderParam("Authorization") String authorization, @BeanParam Query query) {
        return keys.senderOf(authorization).flatMap(sender -> answer(query, alerts -> alerts));
    }

    @GET
    @Path("/alerts/groups")
    @SecurityRequirement(name = IntakeKeyScheme.NAME)
    @Operation(summary = "The same alerts by journey and service")
    @APIResponse(responseCode = "400", description = "A filter or the receiver is not valid")
    public Uni<Response> groups(@HeaderParam("Authorization") String authorization, @BeanParam Query query) {
        return keys.senderOf(authorization).flatMap(sender -> answer(query, AlertGroup::of));
    }

    private Uni<Response> answer(Query query, Function<List<GettableAlert>, Object> shape) {
        AlertQuery wanted;
        try {
            wanted = query.query();
        } catch (IllegalArgumentException e) {
            return Uni.createFrom()
                    .item(Response.status(400)
                            .entity(TextNode.valueOf(e.getMessage()))
                            .build());
        }
        Instant openEnd = clock.instant().plus(config.intake().resolveTimeout());
        return listAlerts
                .list(wanted)
                .map(listed -> GettableAlert.of(listed, openEnd))
                .collect()
                .asList()
                .map(alerts -> Response.ok(shape.apply(alerts)).build());
    }
}
