package io.muster.detection.remark.rest;

import io.muster.detection.IntakeKeyScheme;
import io.muster.detection.alert.Alert;
import io.muster.detection.alert.LookUpAlerts;
import io.muster.detection.intake.LetIn;
import io.muster.detection.intake.OpsgenieAlerts;
import io.muster.detection.integration.Sender;
import io.muster.detection.remark.KeepRemarks;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One alert by the Opsgenie Alert API, in its own shape. A key reads what it sent. */
@Path("/v2/alerts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "opsgenie")
@APIResponse(responseCode = "default", description = "A refusal as Opsgenie words it: `message`, `took`, `requestId`")
class OpsgenieAlertReadResource {

    private static final int MOST = 200;
    private static final byte[] NOTHING = {};

    @Inject
    LetIn letIn;

    @Inject
    OpsgenieAlerts format;

    @Inject
    LookUpAlerts lookUp;

    @Inject
    KeepRemarks remarks;

    @Inject
    Clock clock;

    @GET
    @Path("/{identifier}")
    @PermitAll
    @SecurityRequirement(name = IntakeKeyScheme.NAME)
    @Operation(summary = "One alert by its id, its alias or its tiny id")
    @APIResponse(responseCode = "200", description = "How it stands")
    @APIResponse(responseCode = "404", description = "This key sent no such alert, or it was not processed yet")
    public Uni<Response> get(
            @HeaderParam("Authorization") String authorization,
            @PathParam("identifier") String identifier,
            @QueryParam("identifierType") @DefaultValue("id") String type) {
        return letIn.take(
                "opsgenie",
                authorization,
                NOTHING,
                sender -> lookUp.find(format.fingerprint(identifier, type, sender), true)
                        .flatMap(found -> found.filter(alert -> sender.name().equals(alert.integration()))
                                .map(alert -> shown(alert, sender))
                                .orElseGet(() -> Uni.createFrom().item(unknown(identifier, type)))));
    }

    private Uni<Response> shown(Alert alert, Sender sender) {
        return remarks.of(alert.fingerprint(), MOST)
                .map(told -> answer(200, "data", OpsgenieAlertView.of(alert, told, sender, clock.instant())));
    }

    private static Response unknown(String identifier, String type) {
        return answer(404, "message", "No alert exists with " + type + " [" + identifier + "]");
    }

    private static Response answer(int status, String field, Object value) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(field, value);
        body.put("took", 0.0);
        body.put("requestId", UUID.randomUUID().toString());
        return Response.status(status).entity(body).build();
    }
}
