package io.muster.detection.intake.rest;

import io.muster.detection.intake.PagerDutyChanges;
import io.muster.detection.intake.PagerDutyEvents;
import io.muster.web.Proof;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The PagerDuty Events API v2: the routing key is the key of an integration. */
@Path("/v2")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@PermitAll
@Tag(name = "pagerduty", description = "The PagerDuty Events API v2; answers are in its own shape")
@APIResponse(responseCode = "default", description = "A refusal as PagerDuty words it: `status`, `message`, `errors`")
class PagerDutyResource {

    @Inject
    IntakeAnswers answers;

    @Inject
    PagerDutyEvents events;

    @Inject
    PagerDutyChanges changes;

    @POST
    @Path("/enqueue")
    @Operation(
            summary = "Trigger, acknowledge or resolve",
            description = "202 only after the event is durable",
            extensions = @Extension(name = Proof.EXTENSION, value = "an integration's key, in the body"))
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "202", description = "Stored; dedup_key names the alert")
    @APIResponse(responseCode = "400", description = "The event is invalid, or the routing key is not ours")
    @APIResponse(responseCode = "429", description = "The integration sends more than it may")
    public Uni<Response> enqueue(byte[] body, @Context HttpServerRequest request) {
        return answers.take(events, body, request);
    }

    @POST
    @Path("/change/enqueue")
    @Operation(
            summary = "Tell what was changed",
            description = "Kept for triage (GET /changes); it is no alert",
            extensions = @Extension(name = Proof.EXTENSION, value = "an integration's key, in the body"))
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "202", description = "Stored")
    @APIResponse(responseCode = "400", description = "The event is invalid, or the routing key is not ours")
    public Uni<Response> enqueueChange(byte[] body, @Context HttpServerRequest request) {
        return answers.take(changes, body, request);
    }
}
