package io.muster.comms;

import io.micrometer.core.instrument.MeterRegistry;
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

/** What an SRE watches of communication; the catalogue is {@code docs/metrics/comms.md}. */
@ApplicationScoped
public class CommsMetrics {
    private final MeterRegistry registry;

    CommsMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Counts what a decision did. A decision whose transaction rolls back and is tried again is counted each time. */
    public void count(Communication before, Change change) {
        Communication after = change.after();
        List<PublishedUpdate> updates =
                after.updates().subList(before.updates().size(), after.updates().size());
        updates.forEach(update -> published(before, update));
        after.drafts().stream()
                .filter(draft -> !before.drafts().contains(draft))
                .forEach(draft -> drafted(before, draft));
        change.events().stream()
                .filter(UpdateOverdue.class::isInstance)
                .map(UpdateOverdue.class::cast)
                .forEach(overdue -> registry.counter(
                                "muster.comms.updates.overdue",
                                "side",
                                Side.of(overdue.audiences()).word())
                        .increment());
    }

    private void published(Communication before, PublishedUpdate update) {
        String side = update.side().word();
        registry.counter(
                        "muster.comms.updates.published",
                        "side",
                        side,
                        "by",
                        update.by().kind() == Actor.Kind.RULE ? "rule" : "person")
                .increment();
        Instant detected = before.incident().detectedAt();
        if (detected != null && !before.hasSpokenTo(update.side())) {
            Duration took = Duration.between(detected, update.publishedAt());
            registry.timer("muster.comms.first.update", "side", side).record(took.isNegative() ? Duration.ZERO : took);
        }
    }

    private void drafted(Communication before, Draft draft) {
        String state = switch (draft) {
            case Draft.Open _ -> before.draft(draft.id()).isPresent() ? "edited" : "created";
            case Draft.Approved _ -> "approved";
            case Draft.Dropped _ -> "dropped";
        };
        registry.counter("muster.comms.drafts", "state", state).increment();
    }
}
