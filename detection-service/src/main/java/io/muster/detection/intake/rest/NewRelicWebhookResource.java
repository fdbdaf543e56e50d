package io.muster.detection.intake.rest;

import io.muster.detection.IntakeKeyScheme;
import io.muster.detection.intake.NewRelicWebhook;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where a workflow of New Relic sends. */
@Path("/intake/newrelic")
@Consumes(MediaType.WILDCARD)
@PermitAll
@SecurityRequirement(name = IntakeKeyScheme.NAME)
@Tag(name = "intake")
class NewRelicWebhookResource {

    @Inject
    IntakeAnswers answers;

    @Inject
    NewRelicWebhook format;

    @POST
    @Operation(summary = "New Relic's workflow webhook")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "200", description = "All of it is stored")
    @APIResponse(responseCode = "400", description = "What was valid is stored; the problem says what was not")
    @APIResponse(responseCode = "503", description = "Nothing is lost if the sender sends again")
    public Uni<Response> post(byte[] body, @Context HttpServerRequest request) {
        return answers.take(format, body, request);
    }
}
