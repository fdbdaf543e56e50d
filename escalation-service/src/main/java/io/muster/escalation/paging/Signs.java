package io.muster.escalation.paging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.muster.contracts.EscalationEvent;
import io.muster.contracts.EscalationEvent.PageAcknowledged;
import io.muster.contracts.EscalationEvent.PageFailed;
import io.muster.contracts.EscalationEvent.ResponderPaged;
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
    private static final String PAGES = "muster_escalation_pages";
    private static final String PAGES_FAILED = "muster_escalation_pages_failed";
    private static final String ACKNOWLEDGEMENTS = "muster_escalation_acknowledgements";
    private static final String ALARMS = "muster_escalation_";
    private static final String HAND_OFF = "muster_escalation_page_handoff";

    private final MeterRegistry meters;
    private final Clock clock;

    Signs(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        // Present from the start, so that an alert on a first occurrence finds a zero to compare with.
        pages("responder");
        pages("role");
        meters.counter(PAGES_FAILED);
        for (EscalationEvent.AcknowledgedBy by : EscalationEvent.AcknowledgedBy.values()) {
            meters.counter(ACKNOWLEDGEMENTS, "by", inWords(by));
        }
        for (Effect.Alarm.Kind kind : Effect.Alarm.Kind.values()) {
            meters.counter(ALARMS + inWords(kind));
        }
        handOff("decided");
        handOff("detected");
    }

    void of(Decision decision) {
        decision.events().forEach(this::count);
        decision.effects().forEach(this::alarm);
        LOG.infof("%s: %s", decision.after().incidentId(), decision.reason());
    }

    private void count(EscalationEvent event) {
        switch (event) {
            case ResponderPaged paged ->
                pages(paged.forRole() == null ? "responder" : "role").increment();
            case PageFailed ignored -> meters.counter(PAGES_FAILED).increment();
            case PageAcknowledged answer ->
                meters.counter(ACKNOWLEDGEMENTS, "by", inWords(answer.by())).increment();
            default -> {
                // The others are states, not counts.
            }
        }
    }

    private void alarm(Effect effect) {
        if (effect instanceof Effect.Alarm(Effect.Alarm.Kind kind, var incidentId, String problem)) {
            meters.counter(ALARMS + inWords(kind)).increment();
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
        return Timer.builder(HAND_OFF)
                .tag("since", since)
                .publishPercentileHistogram()
                .register(meters);
    }

    private Counter pages(String purpose) {
        return meters.counter(PAGES, "for", purpose);
    }

    private static String inWords(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
