package io.muster.resolution.mitigation.messaging;

import io.muster.durable.Attempt;
import io.muster.durable.DeliveryChannel;
import io.muster.durable.Outcome;
import io.muster.resolution.ResolutionConfig;
import io.muster.resolution.mitigation.ConcludeMitigation;
import io.muster.web.HttpAnswer;
import io.muster.web.OutboundFailure;
import io.muster.web.OutboundHttp;
import io.muster.web.SecretBox;
import io.muster.web.StandardWebhooks;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;

/** Asks another system for a mitigation by a signed webhook; the same id on every attempt, so that it is done once. */
@ApplicationScoped
class MitigationWebhook implements DeliveryChannel {

    static final String NAME = "mitigation-webhook";

    private static final int KEPT_ANSWER = 500;

    private final ConcludeMitigation mitigations;
    private final OutboundHttp http;
    private final SecretBox secrets;
    private final ResolutionConfig config;
    private final Clock clock;

    MitigationWebhook(
            ConcludeMitigation mitigations,
            OutboundHttp http,
            SecretBox secrets,
            ResolutionConfig config,
            Clock clock) {
        this.mitigations = mitigations;
        this.http = http;
        this.secrets = secrets;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration timeout() {
        return config.mitigation().timeout();
    }

    @Override
    public Uni<Boolean> stillWanted(Attempt attempt) {
        return mitigations.stillWanted(attempt.deliveryId(), attempt.incidentId());
    }

    @Override
    public Outcome send(Attempt attempt) {
        var message = MitigationMessage.read(attempt.payload());
        var body = message.bodyBytes();
        var headers = new LinkedHashMap<>(StandardWebhooks.headers(
                secrets.open(message.sealedSecret()), attempt.deliveryId(), clock.instant(), body));
        headers.put("content-type", "application/json");
        try {
            return outcome(http.post(message.url(), headers, body, timeout()));
        } catch (OutboundFailure failure) {
            return failure.isWorthRetrying()
                    ? new Outcome.Retry(failure.getMessage())
                    : new Outcome.Rejected(failure.getMessage());
        }
    }

    @Override
    public Uni<Void> concluded(Attempt attempt, Outcome outcome) {
        return mitigations.concluded(attempt.deliveryId(), attempt.incidentId(), outcome);
    }

    private static Outcome outcome(HttpAnswer answer) {
        var text = "HTTP %d %s"
                .formatted(answer.status(), shortened(answer.text()))
                .strip();
        if (answer.isSuccess()) {
            return new Outcome.Sent(text);
        }
        return answer.isWorthRetrying() ? new Outcome.Retry(text) : new Outcome.Rejected(text);
    }

    private static String shortened(String text) {
        return text.length() <= KEPT_ANSWER ? text : text.substring(0, KEPT_ANSWER);
    }
}
