package io.muster.escalation.channel.messaging;

import io.muster.contracts.Severity;
import io.muster.durable.Attempt;
import io.muster.durable.Outcome;
import io.muster.escalation.EscalationConfig;
import io.muster.escalation.people.HiddenAddress;
import io.muster.web.HttpAnswer;
import io.muster.web.OutboundFailure;
import io.muster.web.OutboundHttp;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A channel whose provider is asked by one HTTP request a message. */
abstract class HttpPageChannel extends PageChannel {

    private static final int TOO_MANY_REQUESTS = 429;

    @Inject
    SharedRests resting;

    @Inject
    OutboundHttp http;

    @Inject
    EscalationConfig config;

    /** One request to the provider. */
    record Request(URI uri, Map<String, String> headers, byte[] body) {}

    /** The request that carries the page; the attempt's delivery id goes in wherever the provider drops doubles by it. */
    abstract Request request(Attempt attempt, PagePayload page, String link);

    /**
     * What became of an earlier attempt whose answer did not arrive, where the provider can be asked; empty when it knows of
     * none, or cannot say.
     */
    Optional<Outcome> before(Attempt attempt, PagePayload page, String link) {
        return Optional.empty();
    }

    /** The provider took the message. */
    void taken(Attempt attempt, Outcome.Sent sent) {}

    /** How long to wait before it is sent again, when no answer came. */
    Duration restAfterSilence() {
        return Duration.ZERO;
    }

    /** What the provider said; by the status, where it says no more. */
    Outcome outcome(HttpAnswer answer) {
        String said = "HTTP " + answer.status();
        if (answer.isSuccess()) {
            return new Outcome.Sent(said);
        }
        return answer.isWorthRetrying() ? new Outcome.Retry(said, answer.rest()) : new Outcome.Rejected(said);
    }

    @Override
    public Duration timeout() {
        return config.webhookTimeout();
    }

    @Override
    final Outcome hand(Attempt attempt, PagePayload page, String link) {
        Request request = request(attempt, page, link);
        Optional<Duration> rest = waits(page) ? resting.of(request.uri()) : Optional.empty();
        if (rest.isPresent()) {
            return new Outcome.Retry("the provider has asked to be left alone", rest.get());
        }
        Optional<Outcome> known = attempt.number() > 1 ? before(attempt, page, link) : Optional.empty();
        Outcome outcome = known.orElseGet(() -> posted(request));
        if (outcome instanceof Outcome.Sent sent) {
            taken(attempt, sent);
        }
        return outcome;
    }

    private Outcome posted(Request request) {
        try {
            HttpAnswer answer = http.post(request.uri(), request.headers(), request.body(), config.webhookTimeout());
            Outcome outcome = outcome(answer);
            if (answer.status() == TOO_MANY_REQUESTS && outcome instanceof Outcome.Retry retry) {
                resting.rest(request.uri(), retry.rest());
            }
            return outcome;
        } catch (OutboundFailure e) {
            return e.isWorthRetrying()
                    ? new Outcome.Retry(e.getMessage(), restAfterSilence())
                    : new Outcome.Rejected(e.getMessage());
        }
    }

    /** A SEV1 is tried whatever another message was answered. */
    private static boolean waits(PagePayload page) {
        return page.severity() != Severity.SEV1;
    }

    /** The name of a URL that is a secret by itself; empty for what is no URL. */
    static Optional<String> nameOfUrl(String url) {
        return nameOfUrl(url, url);
    }

    /** The name of an address that is a secret by the URL in it. */
    static Optional<String> nameOfUrl(String address, String url) {
        try {
            return Optional.ofNullable(URI.create(url).getHost()).map(host -> HiddenAddress.nameOf(address, host));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Why an address that somebody typed in is no URL that may be called; empty when it is one. */
    Optional<String> objectionToUrl(String address) {
        URI uri;
        try {
            uri = URI.create(address);
        } catch (IllegalArgumentException e) {
            return Optional.of("The " + name() + " address is not a URL");
        }
        if (uri.getHost() == null || !("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
            return Optional.of("The " + name() + " address is not an http or https URL");
        }
        return Optional.ofNullable(http.deniedBecause(uri));
    }
}
