package io.muster.detection.intake.rest;

import io.muster.detection.IntakeKeyScheme;
import io.muster.detection.intake.OpsgenieAlerts;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The Opsgenie Alert API: the GenieKey is the key of an integration. */
@Path("/v2/alerts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@PermitAll
@SecurityRequirement(name = IntakeKeyScheme.NAME)
@Tag(name = "opsgenie", description = "The Opsgenie Alert and Heartbeat APIs; answers are in their own shape")
@APIResponse(responseCode = "default", description = "A refusal as Opsgenie words it: `message`, `took`, `requestId`")
class OpsgenieAlertResource {

    @Inject
    IntakeAnswers answers;

    @Inject
    OpsgenieAlerts format;

    @POST
    @Operation(summary = "Create an alert", description = "202 only after the alert is durable")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "202", description = "Stored; the request's id tells what became of it")
    @APIResponse(responseCode = "422", description = "A field is missing or wrong")
    public Uni<Response> create(byte[] body, @Context HttpServerRequest request) {
        return answers.take(format, body, request);
    }

    @POST
    @Path("/{identifier}/{action}")
    @Operation(
            summary = "Close, acknowledge, snooze, assign, note",
            description = "What people do there is kept as a fact of the alert; only close changes its state")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "202", description = "Stored; the request's id tells what became of it")
    public Uni<Response> act(
            byte[] body,
            @Context HttpServerRequest request,
            @PathParam("identifier") String identifier,
            @PathParam("action") String action,
            @QueryParam("identifierType") @DefaultValue("id") String type) {
        return take(body, request, identifier, action, type);
    }

    @PUT
    @Path("/{identifier}/{field}")
    @Operation(summary = "Change message, description or priority")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "202", description = "Stored; the request's id tells what became of it")
    public Uni<Response> change(
            byte[] body,
            @Context HttpServerRequest request,
            @PathParam("identifier") String identifier,
            @PathParam("field") String field,
            @QueryParam("identifierType") @DefaultValue("id") String type) {
        return take(body, request, identifier, field, type);
    }

    @DELETE
    @Path("/{identifier}")
    @Operation(summary = "Delete an alert: it is closed, and stays known")
    @APIResponse(responseCode = "202", description = "Stored; the request's id tells what became of it")
    public Uni<Response> delete(
            @Context HttpServerRequest request,
            @PathParam("identifier") String identifier,
            @QueryParam("identifierType") @DefaultValue("id") String type) {
        return take(null, request, identifier, "close", type);
    }

    private Uni<Response> take(byte[] body, HttpServerRequest request, String identifier, String action, String type) {
        return answers.take(
                format,
                body,
                request,
                Map.of(
                        OpsgenieAlerts.IDENTIFIER, identifier,
                        OpsgenieAlerts.IDENTIFIER_TYPE, type,
                        OpsgenieAlerts.ACTION, action));
    }
}
