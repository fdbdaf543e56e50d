package io.muster.comms;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.muster.comms.updates.Change;
import io.muster.comms.updates.Communication;
import io.muster.comms.updates.Draft;
import io.muster.comms.updates.PublishedUpdate;
import io.muster.comms.updates.Side;
import io.muster.contracts.Actor;
import io.muster.contracts.CommsEvent.UpdateOverdue;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** What an SRE watches of communication; the catalogue is {@code docs/metrics/comms.md}. */
@ApplicationScoped
public class CommsMetrics {
    private final MeterRegistry registry;

    CommsMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (Side side : Side.values()) {
            published(side, Actor.Kind.PERSON);
            published(side, Actor.Kind.RULE);
            overdue(side);
            firstUpdate(side);
        }
        List.of("created", "edited", "approved", "dropped").forEach(this::drafts);
    }

    /** Counts what a decision did. */
    public void count(Communication before, Change change) {
        Communication after = change.after();
        List<PublishedUpdate> updates =
                after.updates().subList(before.updates().size(), after.updates().size());
        updates.forEach(update -> count(before, update));
        after.drafts().stream()
                .filter(draft -> !before.drafts().contains(draft))
                .forEach(draft -> drafts(whatHappenedTo(draft, before)).increment());
        change.events().stream()
                .filter(UpdateOverdue.class::isInstance)
                .map(UpdateOverdue.class::cast)
                .forEach(overdue -> overdue(Side.of(overdue.audiences())).increment());
    }

    /** @param seconds since the public page was last known to be true; NaN when it never was */
    public void watchPage(Supplier<Number> seconds) {
        Gauge.builder("muster.comms.page.age.seconds", seconds)
                .description(
                        "Since the public status page was last compared with the database; above 60 the page says so")
                .register(registry);
    }

    private void count(Communication before, PublishedUpdate update) {
        published(update.side(), update.by().kind()).increment();
        Instant detected = before.incident().detectedAt();
        if (detected != null && !before.hasSpokenTo(update.side())) {
            Duration took = Duration.between(detected, update.publishedAt());
            firstUpdate(update.side()).record(took.isNegative() ? Duration.ZERO : took);
        }
    }

    private static String whatHappenedTo(Draft draft, Communication before) {
        return switch (draft) {
            case Draft.Open _ -> before.draft(draft.id()).isPresent() ? "edited" : "created";
            case Draft.Approved _ -> "approved";
            case Draft.Dropped _ -> "dropped";
        };
    }

    private Counter published(Side side, Actor.Kind by) {
        return Counter.builder("muster.comms.updates.published")
                .description("Updates that went out, by a person or by a rule")
                .tag("side", side.word())
                .tag("by", by == Actor.Kind.RULE ? "rule" : "person")
                .register(registry);
    }

    private Counter overdue(Side side) {
        return Counter.builder("muster.comms.updates.overdue")
                .description("Promised updates that did not come in time (R57)")
                .tag("side", side.word())
                .register(registry);
    }

    private Counter drafts(String what) {
        return Counter.builder("muster.comms.drafts")
                .description("What happened to drafts for the outside")
                .tag("what", what)
                .register(registry);
    }

    private Timer firstUpdate(Side side) {
        return Timer.builder("muster.comms.first.update")
                .description("From detection to the first update")
                .tag("side", side.word())
                .register(registry);
    }
}
