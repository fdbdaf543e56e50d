package io.muster.escalation.channel.rest;

import io.muster.contracts.EscalationEvent.AcknowledgedBy;
import io.muster.contracts.Refusal;
import io.muster.escalation.EscalationConfig;
import io.muster.escalation.PublicAddress;
import io.muster.escalation.channel.ChannelConfig;
import io.muster.escalation.channel.ChannelProblem;
import io.muster.escalation.channel.FollowMessages;
import io.muster.escalation.channel.ReplyCode;
import io.muster.escalation.channel.SpokenPage;
import io.muster.escalation.paging.AnswerLink;
import io.muster.escalation.paging.PageAnswer;
import io.muster.web.Proof;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * What people do with their telephones: a code that is written back, a key that is pressed; and what became of what was sent
 * there. Signed by the provider.
 */
@Path("/answers")
@Tag(name = "answers")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.TEXT_XML)
@PermitAll
class TwilioAnswersResource {

    private static final String SILENCE = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>";
    private static final Set<String> NOT_ARRIVED = Set.of("failed", "undelivered", "busy", "no-answer", "canceled");
    private static final String SIGNATURE = "X-Twilio-Signature";

    private final AnswerLink links;
    private final FollowMessages messages;
    private final ChannelConfig channels;
    private final EscalationConfig config;

    TwilioAnswersResource(AnswerLink links, FollowMessages messages, ChannelConfig channels, EscalationConfig config) {
        this.links = links;
        this.messages = messages;
        this.channels = channels;
        this.config = config;
    }

    @POST
    @Path("/sms")
    @Operation(
            summary = "A text message came in: its code answers the pages that were sent to that number",
            extensions = @Extension(name = Proof.EXTENSION, value = "Twilio, by its signature"))
    public Uni<String> sms(@HeaderParam(SIGNATURE) String signature, String body) {
        Map<String, String> form = verified("answers/sms", signature, body);
        String code = ReplyCode.in(form.get("Body"));
        if (code == null || form.get("From") == null) {
            return Uni.createFrom().item(message("Write back the six digits of the page that you answer."));
        }
        PageAnswer answer = ReplyCode.answerIn(form.get("Body"));
        return ToldBack.inWords(links.answer(ReplyCode.token(form.get("From"), code), answer, AcknowledgedBy.SMS))
                .map(TwilioAnswersResource::message);
    }

    @POST
    @Path("/voice/{token}")
    @Operation(
            summary = "A key was pressed during a call",
            extensions = @Extension(name = Proof.EXTENSION, value = "Twilio, by its signature"))
    public Uni<String> voice(@PathParam("token") String token, @HeaderParam(SIGNATURE) String signature, String body) {
        Map<String, String> form = verified("answers/voice/" + token, signature, body);
        return SpokenPage.answer(form.get("Digits"))
                .map(answer -> ToldBack.inWords(links.answer(token, answer, AcknowledgedBy.VOICE)))
                .orElseGet(() -> Uni.createFrom().item("That key does nothing. The page still waits."))
                .map(SpokenPage::saying);
    }

    @POST
    @Path("/twilio/{delivery}")
    @Operation(
            summary =
                    "What became of a message or a call: one under way is not sent again, one that failed goes on to the next contact",
            extensions = @Extension(name = Proof.EXTENSION, value = "Twilio, by its signature"))
    public Uni<String> became(
            @PathParam("delivery") UUID delivery, @HeaderParam(SIGNATURE) String signature, String body) {
        Map<String, String> form = verified("answers/twilio/" + delivery, signature, body);
        Optional.ofNullable(form.get("CallSid")).ifPresent(call -> messages.called(delivery, call));
        String status = form.getOrDefault("MessageStatus", form.getOrDefault("CallStatus", ""));
        Uni<Void> followed = NOT_ARRIVED.contains(status)
                ? messages.undelivered(
                        delivery, "status " + status + ", error " + form.getOrDefault("ErrorCode", "none"))
                : messages.underWay(delivery, "told: " + status);
        return followed.replaceWith(SILENCE);
    }

    private Map<String, String> verified(String path, String signature, String body) {
        String authToken = channels.twilio()
                .authToken()
                .orElseThrow(
                        () -> new Refusal(ChannelProblem.NOT_SET_UP, "muster.channel.twilio.auth-token is not set"));
        Map<String, String> form = FormBody.read(body);
        String called = PublicAddress.of(config.publicUrl(), path).toString();
        if (!Signatures.isTwilio(authToken, called, form, signature)) {
            throw new Refusal(ChannelProblem.NOT_SIGNED, "The signature does not fit " + config.publicUrl());
        }
        return form;
    }

    private static String message(String text) {
        String plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return SILENCE.replace("<Response/>", "<Response><Message>" + plain + "</Message></Response>");
    }
}
