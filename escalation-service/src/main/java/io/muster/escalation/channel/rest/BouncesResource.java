package io.muster.escalation.channel.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.contracts.Refusal;
import io.muster.escalation.channel.Bounce;
import io.muster.escalation.channel.ChannelConfig;
import io.muster.escalation.channel.ChannelProblem;
import io.muster.escalation.channel.FollowMessages;
import io.muster.web.Proof;
import io.muster.web.StandardWebhooks;
import io.muster.web.WebProblem;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A mail provider's hook says that a mail came back. Signed as Standard Webhooks says. */
@Path("/answers/bounces")
@Tag(name = "answers")
@Consumes(MediaType.APPLICATION_JSON)
@PermitAll
class BouncesResource {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Pattern MESSAGE_ID =
            Pattern.compile("<?(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})@.*");

    private final FollowMessages messages;
    private final ChannelConfig channels;
    private final ObjectMapper mapper;
    private final Clock clock;

    BouncesResource(FollowMessages messages, ChannelConfig channels, ObjectMapper mapper, Clock clock) {
        this.messages = messages;
        this.channels = channels;
        this.mapper = mapper;
        this.clock = clock;
    }

    /**
     * @param messageId of the mail, with or without its angle brackets; absent where the provider does not tell it
     * @param recipient whom it was for
     * @param status as {@code 5.1.1}; absent where none is told
     */
    @RegisterForReflection
    record BounceRequest(String messageId, String recipient, String status) {

        Optional<Bounce> bounce() {
            Optional<UUID> delivery = Optional.ofNullable(messageId)
                    .map(MESSAGE_ID::matcher)
                    .filter(Matcher::matches)
                    .map(found -> UUID.fromString(found.group(1)));
            Optional<String> address =
                    Optional.ofNullable(recipient).map(text -> text.strip().toLowerCase(Locale.ROOT));
            return delivery.isEmpty() && address.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Bounce(delivery, address, Objects.requireNonNullElse(status, "none")));
        }
    }

    @POST
    @APIResponse(responseCode = "204", description = "Taken down; a mail that is not known changes nothing")
    @Operation(
            summary = "A mail came back: who was to get it is contacted otherwise",
            description =
                    "{messageId, recipient, status}: the mail's Message-ID, or else whom it was for, of which the mails"
                            + " of the last hour count as failed.",
            extensions =
                    @Extension(name = Proof.EXTENSION, value = "a mail provider, by its Standard Webhooks signature"))
    public Uni<Void> bounced(
            @HeaderParam(StandardWebhooks.ID) String id,
            @HeaderParam(StandardWebhooks.TIMESTAMP) String timestamp,
            @HeaderParam(StandardWebhooks.SIGNATURE) String signatures,
            String body) {
        String secret = channels.bounces()
                .webhookSecret()
                .orElseThrow(() ->
                        new Refusal(ChannelProblem.NOT_SET_UP, "muster.channel.bounces.webhook-secret is not set"));
        byte[] bytes = Objects.requireNonNullElse(body, "").getBytes(StandardCharsets.UTF_8);
        if (id == null
                || timestamp == null
                || signatures == null
                || !StandardWebhooks.verify(secret, id, timestamp, signatures, bytes, clock.instant(), TOLERANCE)) {
            throw new Refusal(ChannelProblem.NOT_SIGNED, "The signature does not fit, or is older than five minutes");
        }
        return messages.bounced(read(body)
                .bounce()
                .orElseThrow(() -> new Refusal(
                        WebProblem.VALIDATION_FAILED, "messageId of one of our mails, or recipient, has to be told")));
    }

    private BounceRequest read(String body) {
        try {
            return Optional.ofNullable(mapper.readValue(Objects.requireNonNullElse(body, ""), BounceRequest.class))
                    .orElseThrow(() -> new Refusal(WebProblem.MALFORMED_REQUEST, "the body is empty"));
        } catch (JsonProcessingException e) {
            throw new Refusal(WebProblem.MALFORMED_REQUEST, "the body is not the JSON that is expected");
        }
    }
}
