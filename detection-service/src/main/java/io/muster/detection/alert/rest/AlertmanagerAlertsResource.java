package io.muster.detection.alert.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.muster.detection.DetectionConfig;
import io.muster.detection.IntakeKeyScheme;
import io.muster.detection.intake.LetIn;
import io.muster.detection.noise.AlertQuery;
import io.muster.detection.noise.GroupAlerts;
import io.muster.detection.noise.ListAlerts;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
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
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** {@code GET /api/v2/alerts}, also in groups: what fires, and what is lost, which is not over. */
@Path("/api/v2")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "alertmanager")
@APIResponse(responseCode = "default", description = "A refusal as Alertmanager words it: `code` and `message`")
class AlertmanagerAlertsResource {

    private static final int AT_ONCE = 250;
    private static final byte[] NOTHING = {};

    @Inject
    ListAlerts listAlerts;

    @Inject
    GroupAlerts groupAlerts;

    @Inject
    LetIn letIn;

    @Inject
    DetectionConfig config;

    @Inject
    Clock clock;

    @Inject
    ObjectMapper json;

    /** What Alertmanager's clients narrow lists to. */
    static class Query {

        private static final Set<String> YES =
                Set.of("true", "1", "yes", "ok", "y", "on", "selected", "checked", "t", "enabled");

        @QueryParam("active")
        @Schema(type = SchemaType.BOOLEAN, defaultValue = "true")
        String active;

        @QueryParam("silenced")
        @Schema(type = SchemaType.BOOLEAN, defaultValue = "true")
        String silenced;

        @QueryParam("inhibited")
        @Schema(type = SchemaType.BOOLEAN, defaultValue = "true")
        String inhibited;

        /** Nothing that is listed is unprocessed. */
        @QueryParam("unprocessed")
        @Schema(type = SchemaType.BOOLEAN, defaultValue = "true")
        String unprocessed;

        @QueryParam("filter")
        List<String> filters;

        @QueryParam("receiver")
        String receiver;

        /** As newer clients send them. */
        @QueryParam("receiver_matchers")
        List<String> receiverMatchers;

        AlertQuery query() {
            return AlertQuery.of(
                    isWanted(active),
                    isWanted(silenced),
                    isWanted(inhibited),
                    filters,
                    receiver,
                    receiverMatchers,
                    GettableAlert.RECEIVER);
        }

        /** As Alertmanager reads it: any other word means no. */
        private static boolean isWanted(String flag) {
            return flag == null || flag.isEmpty() || YES.contains(flag.toLowerCase(Locale.ROOT));
        }
    }

    @GET
    @Path("/alerts")
    @SecurityRequirement(name = IntakeKeyScheme.NAME)
    @Operation(summary = "Alerts that fire or are lost, and what keeps them quiet")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = GettableAlert.class)))
    @APIResponse(responseCode = "400", description = "A filter or the receiver is not valid")
    public RestMulti<SomeAlerts> list(@HeaderParam("Authorization") String authorization, @BeanParam Query query) {
        return RestMulti.fromUniResponse(wanted(authorization, query), wanted -> {
            Instant openEnd = openEnd();
            return listAlerts
                    .list(wanted.query(), wanted.sender())
                    .map(listed -> GettableAlert.of(listed, openEnd))
                    .group()
                    .intoLists()
                    .of(AT_ONCE)
                    .map(alerts -> SomeAlerts.of(alerts, json));
        });
    }

    @ServerExceptionMapper
    Response notValid(IllegalArgumentException flaw) {
        return Response.status(400).entity(TextNode.valueOf(flaw.getMessage())).build();
    }

    @GET
    @Path("/alerts/groups")
    @SecurityRequirement(name = IntakeKeyScheme.NAME)
    @Operation(summary = "The same alerts by journey and service")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = AlertGroup.class)))
    @APIResponse(responseCode = "400", description = "A filter or the receiver is not valid")
    public RestMulti<SomeAlerts> groups(@HeaderParam("Authorization") String authorization, @BeanParam Query query) {
        return RestMulti.fromUniResponse(wanted(authorization, query), this::inGroups);
    }

    private Multi<SomeAlerts> inGroups(Wanted wanted) {
        Instant openEnd = openEnd();
        GroupsInParts written = new GroupsInParts(json);
        Multi<Optional<SomeAlerts>> parts = groupAlerts
                .list(wanted.query(), wanted.sender(), AlertGroup.GROUP_BY)
                .map(part -> written.next(
                        part.labels(),
                        part.alerts().stream()
                                .map(listed -> GettableAlert.of(listed, openEnd))
                                .toList()));
        return Multi.createBy()
                .concatenating()
                .streams(parts, Multi.createFrom().item(written::last))
                .select()
                .where(Optional::isPresent)
                .map(Optional::get);
    }

    /** Who reads comes in by the door of the intake: lists are long, and are asked for within the integration's rate. */
    private Uni<Wanted> wanted(String authorization, Query query) {
        return letIn.take(
                "alerts",
                authorization,
                NOTHING,
                sender -> Uni.createFrom().item(() -> new Wanted(query.query(), sender.name())));
    }

    private record Wanted(AlertQuery query, String sender) {}

    private Instant openEnd() {
        return clock.instant().plus(config.intake().resolveTimeout());
    }
}
