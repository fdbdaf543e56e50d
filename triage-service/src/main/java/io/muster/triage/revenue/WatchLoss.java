package io.muster.triage.revenue;

import io.muster.contracts.DetectionEvent.SignalsAttached;
import io.muster.contracts.DetectionEvent.SignalsCleared;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.ResolutionEvent.IncidentMitigated;
import io.muster.contracts.ResolutionEvent.IncidentReopened;
import io.muster.durable.Timers;
import io.muster.triage.record.IncidentRecord;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Sees to it that what an incident costs is counted while it hits customers; in the caller's transaction. */
@ApplicationScoped
public class WatchLoss {

    /** The timer that counts on; its key is the incident's id. */
    static final String KIND = "revenue-at-risk";

    private final Losses losses;
    private final Timers timers;
    private final Clock clock;

    WatchLoss(Losses losses, Timers timers, Clock clock) {
        this.losses = losses;
        this.timers = timers;
        this.clock = clock;
    }

    /** The incident begins: its loss counts from when it did. */
    public Uni<Void> begin(IncidentRecord record) {
        var now = clock.instant();
        var facts = record.facts();
        var since =
                facts.since() == null || facts.since().isAfter(facts.detectedAt()) ? facts.detectedAt() : facts.since();
        return losses.put(record.id(), LossState.begin(since, now))
                .chain(() -> losses.fired(record.id(), facts.detectedAt(), record.firing()))
                .chain(() -> soon(record.id(), now));
    }

    public Uni<Void> follow(IncidentRecord record, LifecycleEvent event) {
        return switch (event) {
            case SignalsAttached attached -> losses.fired(record.id(), event.occurredAt(), attached.firing());
            case SignalsCleared cleared -> losses.fired(record.id(), event.occurredAt(), 0);
            case IncidentMitigated mitigated ->
                change(
                        record.id(),
                        state -> state.ended(
                                Optional.ofNullable(mitigated.impactEndedAt()).orElse(mitigated.occurredAt())));
            case IncidentReopened reopened ->
                change(record.id(), state -> state.hitAgain(event.occurredAt()))
                        .chain(() -> soon(record.id(), clock.instant()));
            default -> Uni.createFrom().voidItem();
        };
    }

    /** A person said how the impact develops: that stands for a while. */
    public Uni<Void> trendSaid(UUID incident) {
        return change(incident, state -> state.trendSaid(clock.instant().plus(IncidentRecord.A_PERSONS_WORD)));
    }

    /** What was merged into an incident may have begun earlier. */
    public Uni<Void> absorb(UUID survivor, UUID merged) {
        return losses.find(merged)
                .flatMap(other -> other.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : change(survivor, state -> state.absorbing(other.get())));
    }

    /** What is known of an incident's loss. */
    public Uni<Optional<Estimate>> of(UUID incident) {
        return losses.find(incident).map(found -> found.map(LossState::estimate));
    }

    private Uni<Void> change(UUID incident, UnaryOperator<LossState> change) {
        return losses.find(incident)
                .flatMap(found -> found.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : losses.put(incident, change.apply(found.get())));
    }

    /** With the next full second: those that begin in the same one are counted together. */
    private Uni<Void> soon(UUID incident, Instant at) {
        var second = at.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        return timers.schedule(KIND, incident.toString(), second, "{}");
    }
}
