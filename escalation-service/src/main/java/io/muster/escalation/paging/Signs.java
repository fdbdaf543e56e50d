package io.muster.escalation.paging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.muster.contracts.EscalationEvent;
import io.muster.contracts.EscalationEvent.AcknowledgedBy;
import io.muster.contracts.EscalationEvent.PageAcknowledged;
import io.muster.contracts.EscalationEvent.PageFailed;
import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.durable.trace.LogContext;
import io.muster.escalation.paging.Effect.Alarm.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * What those who run Muster see of paging: metrics (docs/metrics/escalation.md) and log lines. Counted after the commit,
 * so that what was rolled back is not counted.
 */
@ApplicationScoped
public class Signs {

    private static final Logger LOG = Logger.getLogger("io.muster.escalation.paging");

    private final MeterRegistry meters;
    private final Clock clock;

    Signs(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        // Present from the start, so that an alert on a first occurrence finds a zero to compare with.
        pages("responder");
        pages("role");
        pagesFailed();
        for (AcknowledgedBy by : AcknowledgedBy.values()) {
            acknowledgements(by);
        }
        for (Kind kind : Kind.values()) {
            alarms(kind);
        }
        handOff("decided");
        handOff("detected");
    }

    /** After the commit, which several incidents may share: each line names its own. */
    void of(Decision decision) {
        decision.events().forEach(this::count);
        LogContext.about(decision.after().incidentId(), () -> {
            decision.effects().forEach(this::alarm);
            LOG.infof("%s: %s", decision.after().incidentId(), decision.reason());
        });
    }

    private void count(EscalationEvent event) {
        switch (event) {
            case ResponderPaged paged ->
                pages(paged.forRole() == null ? "responder" : "role").increment();
            case PageFailed ignored -> pagesFailed().increment();
            case PageAcknowledged answer -> acknowledgements(answer.by()).increment();
            default -> {
                // The others are states, not counts.
            }
        }
    }

    private void alarm(Effect effect) {
        if (effect instanceof Effect.Alarm(Kind kind, var incidentId, String problem)) {
            alarms(kind).increment();
            LOG.errorf("%s: %s: %s", incidentId, inWords(kind), problem);
        }
    }

    /**
     * A provider has just taken a message.
     *
     * @param detectedAt when the incident was detected; only for the incident's first page
     */
    public void handedOver(Instant decidedAt, Optional<Instant> detectedAt) {
        Instant now = clock.instant();
        handOff("decided").record(positive(Duration.between(decidedAt, now)));
        detectedAt.ifPresent(at -> handOff("detected").record(positive(Duration.between(at, now))));
    }

    private static Duration positive(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }

    private Timer handOff(String since) {
        return Timer.builder("muster_escalation_page_handoff")
                .description("Time until a provider took a page: since it was decided, and since the incident was "
                        + "detected (the incident's first page)")
                .tag("since", since)
                .publishPercentileHistogram()
                .register(meters);
    }

    private Counter pages(String purpose) {
        return Counter.builder("muster_escalation_pages")
                .description("Pages decided, for responders and for roles")
                .tag("for", purpose)
                .register(meters);
    }

    private Counter pagesFailed() {
        return Counter.builder("muster_escalation_pages_failed")
                .description("Pages for which no contact of the person could be reached")
                .register(meters);
    }

    private Counter acknowledgements(AcknowledgedBy by) {
        return Counter.builder("muster_escalation_acknowledgements")
                .description("Pages acknowledged, by the way the answer came")
                .tag("by", inWords(by))
                .register(meters);
    }

    private Counter alarms(Kind kind) {
        return Counter.builder("muster_escalation_" + inWords(kind))
                .description(
                        switch (kind) {
                            case UNROUTABLE -> "Times nobody stood where somebody should; stand-ins were paged, if any";
                            case EXHAUSTED -> "Escalations of which every level had its time without an answer";
                            case HELD -> "Escalations whose pages wait for a person's decision, their cause being old";
                        })
                .register(meters);
    }

    private static String inWords(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
