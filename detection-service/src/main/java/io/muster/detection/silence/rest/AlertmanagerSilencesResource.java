package io.muster.detection.silence.rest;

import com.fasterxml.jackson.databind.node.TextNode;
import io.muster.contracts.Refusal;
import io.muster.detection.DetectionConfig;
import io.muster.detection.IntakeKeyScheme;
import io.muster.detection.intake.AlertmanagerV2.CodeAndMessage;
import io.muster.detection.intake.LetIn;
import io.muster.detection.integration.IntegrationProblem;
import io.muster.detection.integration.Sender;
import io.muster.detection.integration.SilenceAccess;
import io.muster.detection.matching.Filters;
import io.muster.detection.matching.Matcher;
import io.muster.detection.silence.KeepSilences;
import io.muster.detection.silence.Silence;
import io.muster.detection.silence.Silence.Kind;
import io.muster.detection.silence.SilenceProblem;
import io.muster.detection.silence.rest.PostedSilence.Malformed;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Silences as Alertmanager's API has them: {@code amtool silence} and dashboards work unchanged. */
@Path("/api/v2")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "alertmanager")
@APIResponse(responseCode = "default", description = "A refusal as Alertmanager words it: `code` and `message`")
class AlertmanagerSilencesResource {

    private static final byte[] NOTHING = {};

    @Inject
    KeepSilences keepSilences;

    @Inject
    LetIn letIn;

    @Inject
    DetectionConfig config;

    @Inject
    Clock clock;

    @RegisterForReflection
    record SilenceId(String silenceID) {}

    @GET
    @Path("/silences")
    @SecurityRequirement(name = IntakeKeyScheme.NAME)
    @Operation(summary = "Silences: in force, to come, and ended in the last five days")
    @APIResponse(responseCode = "400", description = "A filter is not valid")
    @APIResponse(responseCode = "403", description = "The key may not read silences")
    public Uni<Response> list(
            @HeaderParam("Authorization") String authorization, @QueryParam("filter") List<String> filters) {
        return reader(authorization).flatMap(sender -> {
            List<Matcher> wanted;
            try {
                wanted = Filters.parse(filters);
            } catch (IllegalArgumentException e) {
                return Uni.createFrom().item(text(400, e.getMessage()));
            }
            Instant now = clock.instant();
            return keepSilences
                    .list()
                    .map(silences -> Response.ok(silences.stream()
                                    .filter(silence -> Filters.accept(wanted, written(silence)))
                                    .map(silence -> GettableSilence.of(silence, now))
                                    .toList())
                            .build());
        });
    }

    private Uni<Sender> reader(String authorization) {
        return sender(authorization, SilenceAccess::reads, "read silences");
    }

    private Uni<Sender> writer(String authorization) {
        return sender(authorization, SilenceAccess::writes, "set or end silences");
    }

    private Uni<Sender> sender(String authorization, Predicate<SilenceAccess> allows, String what) {
        return letIn.take(
                        "silence",
                        authorization,
                        NOTHING,
                        sender -> Uni.createFrom().item(sender))
                .invoke(sender -> require(sender, allows, what));
    }

    private static void require(Sender sender, Predicate<SilenceAccess> allows, String what) {
        if (!allows.test(sender.terms().silences())) {
            throw new Refusal(
                    IntegrationProblem.SILENCES_NOT_ALLOWED,
                    "the key of integration \"" + sender.name() + "\" may not " + what);
        }
    }

    /** A filter looks at what the matchers were written with. */
    private static Map<String, String> written(Silence silence) {
        Map<String, String> values = new HashMap<>();
        silence.matchers().forEach(matcher -> values.put(matcher.name(), matcher.value()));
        return values;
    }

    @POST
    @Path("/silences")
    @Consumes(MediaType.WILDCARD)
    @SecurityRequirement(name = IntakeKeyScheme.NAME)
    @Operation(summary = "Set a silence, or change the one whose id is sent")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "200", description = "Its id, which is a new one when the old one could not be kept")
    @APIResponse(responseCode = "400", description = "Not valid; the text says why")
    @APIResponse(responseCode = "403", description = "The key may not set silences")
    @APIResponse(responseCode = "404", description = "The id that was sent is not known")
    @APIResponse(responseCode = "413", description = "Larger than any body of the intake may be")
    @APIResponse(responseCode = "429", description = "The integration sends more than its share")
    public Uni<Response> set(
            byte[] body,
            @HeaderParam("Content-Type") String contentType,
            @HeaderParam("Authorization") String authorization) {
        byte[] sent = body == null ? NOTHING : body;
        return letIn.take("silence", authorization, sent, sender -> {
            require(sender, SilenceAccess::writes, "set or end silences");
            if (sent.length > config.intake().maxBody()) {
                return Uni.createFrom().item(tooLarge());
            }
            return isJson(contentType) ? set(sent, sender) : Uni.createFrom().item(unsupported(contentType));
        });
    }

    private Response tooLarge() {
        String message = "the body is larger than " + config.intake().maxBody() + " bytes";
        return Response.status(413).entity(new CodeAndMessage(413, message)).build();
    }

    private Uni<Response> set(byte[] body, Sender sender) {
        Silence wanted;
        try {
            wanted = PostedSilence.read(body, sender.name(), clock.instant());
        } catch (Malformed malformed) {
            return Uni.createFrom().item(answer(malformed));
        }
        return refuseOthers(wanted.id())
                .flatMap(ours -> keepSilences.set(wanted))
                .map(kept -> Response.ok(new SilenceId(kept.id().toString())).build())
                .onFailure(Refusal.class)
                .recoverWithItem(failure -> refused((Refusal) failure));
    }

    /** What recurs cannot be told in this format: it is changed by our own API, never by chance. */
    private Uni<Void> refuseOthers(UUID id) {
        return id == null
                ? Uni.createFrom().voidItem()
                : keepSilences
                        .get(id)
                        .invoke(known -> {
                            if (known.recurrence() != null || known.kind() != Kind.SILENCE) {
                                throw new Refusal(
                                        SilenceProblem.INVALID_SILENCE,
                                        "recurring silences and maintenance windows are changed at /silences");
                            }
                        })
                        .replaceWithVoid();
    }

    @GET
    @Path("/silence/{id}")
    @SecurityRequirement(name = IntakeKeyScheme.NAME)
    @Operation(summary = "One silence")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = GettableSilence.class)))
    public Uni<Response> get(@PathParam("id") String id, @HeaderParam("Authorization") String authorization) {
        return reader(authorization)
                .flatMap(sender -> uuid(id).map(known -> keepSilences
                                .get(known)
                                .map(silence -> Response.ok(GettableSilence.of(silence, clock.instant()))
                                        .build())
                                .onFailure(Refusal.class)
                                .recoverWithItem(Response.status(404).build()))
                        .orElseGet(() -> Uni.createFrom().item(noUuid(id))));
    }

    @DELETE
    @Path("/silence/{id}")
    @SecurityRequirement(name = IntakeKeyScheme.NAME)
    @Operation(summary = "End a silence now")
    @APIResponse(responseCode = "200", description = "It has ended, perhaps before")
    public Uni<Response> expire(@PathParam("id") String id, @HeaderParam("Authorization") String authorization) {
        return writer(authorization)
                .flatMap(sender -> uuid(id).map(known -> keepSilences
                                .expire(known, sender.name(), "by Alertmanager's API")
                                .replaceWith(Response.ok().build())
                                .onFailure(Refusal.class)
                                .recoverWithItem(Response.status(404).build()))
                        .orElseGet(() -> Uni.createFrom().item(noUuid(id))));
    }

    @PUT
    @Path("/silences")
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response put() {
        return Response.status(405)
                .header("Allow", "GET,POST")
                .entity(new CodeAndMessage(405, "method PUT is not allowed, but [GET,POST] are"))
                .build();
    }

    private static boolean isJson(String contentType) {
        return contentType != null
                && contentType.toLowerCase(Locale.ROOT).split(";")[0].strip().equals(MediaType.APPLICATION_JSON);
    }

    private static Response unsupported(String contentType) {
        String sent = contentType == null ? "application/octet-stream" : contentType;
        String message = "unsupported media type \"" + sent + "\", only [application/json] are allowed";
        return Response.status(415).entity(new CodeAndMessage(415, message)).build();
    }

    private static Response answer(Malformed malformed) {
        return malformed.code() == 0
                ? text(malformed.status(), malformed.getMessage())
                : Response.status(malformed.status())
                        .entity(new CodeAndMessage(malformed.code(), malformed.getMessage()))
                        .build();
    }

    private static Response refused(Refusal refusal) {
        return text(refusal.code() == SilenceProblem.SILENCE_UNKNOWN ? 404 : 400, refusal.detail());
    }

    private static Response noUuid(String id) {
        String message = "silenceID in path must be of type uuid: \"" + id + "\"";
        return Response.status(422).entity(new CodeAndMessage(601, message)).build();
    }

    private static Response text(int status, String message) {
        return Response.status(status).entity(TextNode.valueOf(message)).build();
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
