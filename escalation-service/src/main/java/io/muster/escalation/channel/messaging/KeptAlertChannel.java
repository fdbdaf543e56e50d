package io.muster.escalation.channel.messaging;

import io.muster.durable.Attempt;
import io.muster.durable.DeliveryChannel;
import io.muster.durable.Outcome;
import io.muster.escalation.EscalationConfig;
import io.muster.escalation.StoredJson;
import io.muster.escalation.channel.messaging.HttpPageChannel.Request;
import io.muster.escalation.paging.KeptAlerts.Word;
import io.muster.web.HttpAnswer;
import io.muster.web.OutboundFailure;
import io.muster.web.OutboundHttp;
import io.muster.web.SecretBox;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Carries what became of a page to the system that it was handed over to: a new one is one new class beside the channel
 * that hands over to it.
 */
abstract class KeptAlertChannel implements DeliveryChannel {

    private static final Logger LOG = Logger.getLogger(KeptAlertChannel.class);
    private static final String SUFFIX = "-answers";

    @Inject
    OutboundHttp http;

    @Inject
    SecretBox secrets;

    @Inject
    EscalationConfig config;

    /**
     * What is to be said of one alert.
     *
     * @param pageId by which the alert is known there
     * @param by who or what it comes from, in words
     */
    @RegisterForReflection
    record KeptAnswer(UUID pageId, Word word, String by, String sealedSecret) {}

    /** The channel whose pages it speaks of. */
    abstract String kind();

    abstract Request request(KeptAnswer answer, String secret);

    /** The name of what carries answers to where pages of that kind went. */
    static String nameFor(String kind) {
        return kind + SUFFIX;
    }

    @Override
    public final String name() {
        return nameFor(kind());
    }

    @Override
    public final Duration timeout() {
        return config.webhookTimeout();
    }

    @Override
    public final Uni<Boolean> stillWanted(Attempt attempt) {
        return Uni.createFrom().item(true);
    }

    @Override
    public final Outcome send(Attempt attempt) {
        KeptAnswer answer = StoredJson.read(attempt.payload(), KeptAnswer.class);
        Request request = request(answer, secrets.open(answer.sealedSecret()));
        try {
            HttpAnswer said = http.post(request.uri(), request.headers(), request.body(), timeout());
            String status = "HTTP " + said.status();
            if (said.isSuccess()) {
                return new Outcome.Sent(status);
            }
            return said.isWorthRetrying() ? new Outcome.Retry(status, said.rest()) : new Outcome.Rejected(status);
        } catch (OutboundFailure e) {
            return e.isWorthRetrying() ? new Outcome.Retry(e.getMessage()) : new Outcome.Rejected(e.getMessage());
        }
    }

    /** Nobody is paged for it: whoever is asked there is asked in vain, and Muster knows better. */
    @Override
    public final Uni<Void> concluded(Attempt attempt, Outcome outcome) {
        switch (outcome) {
            case Outcome.Sent ignored -> LOG.debugf("%s was told of %s", kind(), attempt.incidentId());
            case Outcome.Rejected(String problem) -> untold(attempt, problem);
            case Outcome.Retry retry -> untold(attempt, retry.problem());
        }
        return Uni.createFrom().voidItem();
    }

    private void untold(Attempt attempt, String problem) {
        LOG.warnf("%s was not told what became of %s: %s", kind(), attempt.incidentId(), problem);
    }
}
