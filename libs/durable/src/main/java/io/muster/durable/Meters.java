package io.muster.durable;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** The meters of this library; docs/metrics/durable.md is made from them. */
@ApplicationScoped
public class Meters {
    private static final String CHANNEL = "channel";

    private final MeterRegistry registry;

    Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** All are there from the beginning, so that an alert on one sees zero and not nothing. */
    void register(@Observes StartupEvent event) {
        published();
        publishing();
        duplicates();
        unknown();
        timersFired();
        timersFailed();
    }

    public Counter published() {
        return counter("muster.outbox.published", "Events the broker acknowledged");
    }

    public Timer publishing() {
        return Timer.builder("muster.outbox.publish")
                .description("Time from the append of an event to the broker's acknowledgment")
                .register(registry);
    }

    public Counter duplicates() {
        return counter("muster.inbox.duplicates", "Records that came again and were ignored");
    }

    public Counter unknown() {
        return counter("muster.inbox.unknown", "Lifecycle records of a type this version does not know");
    }

    public Counter timersFired() {
        return counter("muster.timers.fired", "Timers done");
    }

    public Counter timersFailed() {
        return counter("muster.timers.failed", "Attempts of timers that failed and come back");
    }

    /**
     * @param outcome of attempts: sent, retry, rejected, lease_lost; of whole deliveries besides: given_up, unwanted
     */
    public Counter deliveries(String channel, String outcome) {
        return Counter.builder("muster.deliveries")
                .description("Attempts by their outcome (sent, retry, rejected, lease_lost), and deliveries that ended"
                        + " without one (given_up, unwanted)")
                .tag(CHANNEL, channel)
                .tag("outcome", outcome)
                .register(registry);
    }

    public Timer delivering(String channel) {
        return Timer.builder("muster.deliveries.sent")
                .description("Time from the wish to send to the provider's yes, retries included")
                .tag(CHANNEL, channel)
                .register(registry);
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }
}
