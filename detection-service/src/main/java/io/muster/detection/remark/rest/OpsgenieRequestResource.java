package io.muster.detection.remark.rest;

import io.muster.detection.IntakeKeyScheme;
import io.muster.detection.intake.LetIn;
import io.muster.detection.integration.Sender;
import io.muster.detection.remark.KeepRemarks;
import io.muster.detection.remark.Remark;
import io.muster.detection.signal.FactSignal.RemarkKind;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What became of a request to the Opsgenie Alert API, in its own shape. */
@Path("/v2/alerts/requests/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "opsgenie")
@APIResponse(responseCode = "default", description = "A refusal as Opsgenie words it: `message`, `took`, `requestId`")
class OpsgenieRequestResource {

    private static final byte[] NOTHING = {};

    @Inject
    KeepRemarks remarks;

    @Inject
    LetIn letIn;

    @GET
    @PermitAll
    @SecurityRequirement(name = IntakeKeyScheme.NAME)
    @Operation(summary = "What became of a request")
    @APIResponse(responseCode = "404", description = "There is no such request, or it was not processed yet")
    public Uni<Response> get(@HeaderParam("Authorization") String authorization, @PathParam("id") String id) {
        return letIn.take(
                        "opsgenie",
                        authorization,
                        NOTHING,
                        sender -> find(id).map(found -> found.filter(remark -> isFrom(sender, remark))))
                .map(found -> found.map(OpsgenieRequestResource::outcome).orElseGet(OpsgenieRequestResource::notYet));
    }

    private Uni<Optional<Remark>> find(String id) {
        try {
            return remarks.find(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Uni.createFrom().item(Optional.empty());
        }
    }

    private static boolean isFrom(Sender sender, Remark remark) {
        return remark.integration().equals(sender.name());
    }

    private static Response outcome(Remark remark) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("success", remark.alertKnown());
        data.put("isSuccess", remark.alertKnown());
        data.put("action", actionOf(remark.kind()));
        data.put("processedAt", remark.processedAt().toString());
        data.put("status", remark.alertKnown() ? statusOf(remark.kind()) : "Alert does not exist");
        data.put("alertId", remark.fingerprint());
        data.put("alias", remark.alias() == null ? "" : remark.alias());
        return Response.ok(Map.of(
                        "data", data, "took", 0.0, "requestId", remark.id().toString()))
                .build();
    }

    private static Response notYet() {
        return Response.status(404)
                .entity(Map.of(
                        "message",
                        "Request not found. It might not be processed, yet.",
                        "took",
                        0.0,
                        "requestId",
                        UUID.randomUUID().toString()))
                .build();
    }

    private static String actionOf(RemarkKind kind) {
        return switch (kind) {
            case CREATED -> "Create";
            case CLOSED -> "Close";
            case ACKNOWLEDGED -> "Acknowledge";
            case UNACKNOWLEDGED -> "UnAcknowledge";
            case SNOOZED -> "Snooze";
            case ESCALATED -> "EscalateToNext";
            case ASSIGNED -> "AssignOwnership";
            case NOTED -> "AddNote";
            case TAGGED -> "AddTags";
            case DETAILED -> "AddDetails";
            case RETITLED -> "UpdateMessage";
            case DESCRIBED -> "UpdateDescription";
            case PRIORITISED -> "UpdatePriority";
        };
    }

    private static String statusOf(RemarkKind kind) {
        return switch (kind) {
            case CREATED -> "Created alert";
            case CLOSED -> "Alert closed";
            case ACKNOWLEDGED -> "Alert acknowledged";
            default -> "Alert updated";
        };
    }
}
