package io.muster.detection.silence;

import io.muster.contracts.Ids;
import io.muster.contracts.Refusal;
import io.muster.detection.silence.SilencePolicy.Decision;
import io.muster.detection.silence.Silences.Deed;
import io.muster.durable.DatabaseNotifications;
import io.muster.durable.UnitOfWork;
import io.muster.durable.loop.InTurn;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Silences are set, changed, ended and looked up; who did it, when and why stays. */
@ApplicationScoped
public class KeepSilences {

    /** Every replica hears of every change here. */
    public static final String CHANNEL = "muster_noise";

    /** How long what has ended is listed, as Alertmanager does; the trail stays. */
    private static final Duration RETENTION = Duration.ofHours(120);

    /** A silence with what was done to it, oldest first. */
    public record WithTrail(Silence silence, List<Deed> trail) {}

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    Silences silences;

    @Inject
    DatabaseNotifications notifications;

    @Inject
    @All
    List<HearOfSilences> listeners;

    @Inject
    Clock clock;

    /**
     * Sets a silence, or changes the one whose id it has.
     *
     * @return as it is kept, under a new id when it could not keep the old one
     * @throws Refusal {@code invalid-silence}, or {@code silence-unknown} when its id is none of ours
     */
    public Uni<Silence> set(Silence wanted) {
        Instant now = clock.instant();
        SilencePolicy.flawIn(wanted, now).ifPresent(flaw -> {
            throw new Refusal(SilenceProblem.INVALID_SILENCE, flaw);
        });
        return unitOfWork
                .run(() -> known(wanted.id())
                        .map(known -> SilencePolicy.set(wanted, known, Ids.at(now), now))
                        .call(decision -> keep(decision, wanted, now))
                        .map(Decision::kept))
                .call(this::tell);
    }

    /** What is answered is in force, at least on this replica. */
    private Uni<Void> tell() {
        return InTurn.each(listeners, HearOfSilences::changed);
    }

    private Uni<Optional<Silence>> known(UUID id) {
        return id == null
                ? Uni.createFrom().item(Optional.empty())
                : silences.locked(id).map(found -> Optional.of(found.orElseThrow(KeepSilences::unknown)));
    }

    private Uni<Void> keep(Decision decision, Silence wanted, Instant now) {
        Uni<Void> ended = decision.expired() == null
                ? Uni.createFrom().voidItem()
                : silences.save(decision.expired())
                        .flatMap(saved -> silences.note(new Deed(
                                decision.expired().id(), "expired", wanted.setBy(), now, "another took its place")));
        String what = decision.kept().id().equals(wanted.id()) ? "changed" : "set";
        return ended.flatMap(done -> silences.save(decision.kept()))
                .flatMap(saved -> silences.note(new Deed(
                        decision.kept().id(), what, wanted.setBy(), now, decision.reason() + ": " + wanted.comment())));
    }

    /**
     * Ends a silence now; nothing happens to one that has ended.
     *
     * @throws Refusal {@code silence-unknown}
     */
    public Uni<Void> expire(UUID id, String who, String why) {
        Instant now = clock.instant();
        return unitOfWork
                .run(() -> silences.locked(id)
                        .map(found -> found.orElseThrow(KeepSilences::unknown))
                        .flatMap(silence -> silence.hasEnded(now)
                                ? Uni.createFrom().voidItem()
                                : silences.save(silence.expired(now))
                                        .flatMap(saved -> silences.note(new Deed(id, "expired", who, now, why)))
                                        .flatMap(noted -> notifications.notify(CHANNEL, "silence"))))
                .call(this::tell);
    }

    /** @throws Refusal {@code silence-unknown} */
    public Uni<Silence> get(UUID id) {
        return unitOfWork.run(() -> silences.find(id)).map(found -> found.orElseThrow(KeepSilences::unknown));
    }

    /** @throws Refusal {@code silence-unknown} */
    public Uni<WithTrail> withTrail(UUID id) {
        return unitOfWork.run(() -> silences.find(id)
                .map(found -> found.orElseThrow(KeepSilences::unknown))
                .flatMap(silence -> silences.trail(id).map(trail -> new WithTrail(silence, trail))));
    }

    /**
     * Those in force first (which end soonest before), then those to come, then those that ended in the last five days.
     */
    public Uni<List<Silence>> list() {
        Instant now = clock.instant();
        return unitOfWork
                .run(() -> silences.endingAfter(now.minus(RETENTION)))
                .map(found -> found.stream().sorted(order(now)).toList());
    }

    private static Comparator<Silence> order(Instant now) {
        return Comparator.comparing((Silence silence) -> silence.stateAt(now))
                .thenComparing((one, other) -> switch (one.stateAt(now)) {
                    case ACTIVE ->
                        one.windowAt(now).end().compareTo(other.windowAt(now).end());
                    case PENDING ->
                        one.windowAt(now).start().compareTo(other.windowAt(now).start());
                    case EXPIRED -> other.endsAt().compareTo(one.endsAt());
                });
    }

    private static Refusal unknown() {
        return new Refusal(SilenceProblem.SILENCE_UNKNOWN, "silence not found");
    }
}
