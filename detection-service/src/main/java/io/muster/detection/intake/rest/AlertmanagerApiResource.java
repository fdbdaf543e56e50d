package io.muster.detection.intake.rest;

import io.muster.detection.IntakeKeyScheme;
import io.muster.detection.intake.AlertmanagerV2;
import io.muster.detection.intake.AlertmanagerV2.CodeAndMessage;
import io.muster.detection.intake.LetIn;
import io.muster.detection.intake.ShownConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The Alertmanager API v2 as far as senders of alerts need it: point a Prometheus at it. */
@Path(AlertmanagerErrors.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "alertmanager", description = "The Alertmanager API v2; errors are in its own shape")
@APIResponse(responseCode = "default", description = "A refusal as Alertmanager words it: `code` and `message`")
class AlertmanagerApiResource {

    private static final byte[] NOTHING = {};

    record Receiver(String name) {}

    @Inject
    IntakeAnswers answers;

    @Inject
    AlertmanagerV2 format;

    @Inject
    LetIn letIn;

    @Inject
    ShownConfig config;

    @Inject
    Clock clock;

    private volatile Instant upSince;

    @POST
    @Path("/alerts")
    @Consumes(MediaType.WILDCARD)
    @PermitAll
    @SecurityRequirement(name = IntakeKeyScheme.NAME)
    @Operation(summary = "Take alerts in", description = "200 only after the alerts are durable")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.ARRAY, implementation = PostableAlert.class)))
    @APIResponse(responseCode = "200", description = "All alerts are stored")
    @APIResponse(responseCode = "400", description = "What was valid is stored; the text says what was not")
    @APIResponse(responseCode = "503", description = "Nothing is lost if the sender sends again")
    public Uni<Response> post(byte[] body, @Context HttpServerRequest request) {
        return answers.take(format, body, request);
    }

    @GET
    @Path("/status")
    @PermitAll
    @SecurityRequirement(name = IntakeKeyScheme.NAME)
    @Operation(
            summary = "What amtool asks before every command",
            description = "config.original is what holds now: policy and inhibition rules in Alertmanager's words")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = AlertmanagerStatus.class)))
    public Uni<AlertmanagerStatus> status(@HeaderParam("Authorization") String authorization) {
        return letIn.take("status", authorization, NOTHING, sender -> config.yaml())
                .map(yaml -> AlertmanagerStatus.of(yaml, upSince()));
    }

    @GET
    @Path("/receivers")
    @PermitAll
    @SecurityRequirement(name = IntakeKeyScheme.NAME)
    @Operation(summary = "The one receiver: this suite")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = Receiver.class)))
    public Uni<List<Receiver>> receivers(@HeaderParam("Authorization") String authorization) {
        return letIn.take(
                "status", authorization, NOTHING, sender -> Uni.createFrom().item(List.of(new Receiver("muster"))));
    }

    @PUT
    @Path("/alerts")
    @PermitAll
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response put() {
        return notAllowed("PUT");
    }

    @DELETE
    @Path("/alerts")
    @PermitAll
    @Operation(hidden = true)
    public Response delete() {
        return notAllowed("DELETE");
    }

    @PATCH
    @Path("/alerts")
    @PermitAll
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response patch() {
        return notAllowed("PATCH");
    }

    @OPTIONS
    @Path("/{any: .*}")
    @PermitAll
    @Operation(hidden = true)
    public Response options() {
        return Response.ok().build();
    }

    @GET
    @Path("/{any: .*}")
    @PermitAll
    @Operation(hidden = true)
    public Response unknown(@Context UriInfo uri) {
        return notFound(uri);
    }

    @POST
    @Path("/{any: .*}")
    @PermitAll
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response unknownPost(@Context UriInfo uri) {
        return notFound(uri);
    }

    private static Response notAllowed(String method) {
        return Response.status(405)
                .header("Allow", "GET,POST")
                .entity(new CodeAndMessage(405, "method " + method + " is not allowed, but [GET,POST] are"))
                .build();
    }

    private static Response notFound(UriInfo uri) {
        return Response.status(404)
                .entity(new CodeAndMessage(404, "path " + uri.getRequestUri().getPath() + " was not found"))
                .build();
    }

    private Instant upSince() {
        if (upSince == null) {
            upSince = clock.instant();
        }
        return upSince;
    }
}
