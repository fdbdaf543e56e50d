package io.muster.detection.incident;

import io.muster.detection.DetectionConfig;
import io.muster.detection.alert.Alert;
import io.muster.detection.alert.Alerts;
import io.muster.detection.alert.KnownAlerts;
import io.muster.detection.incident.Placing.Outcome;
import io.muster.detection.policy.DeclarationPolicy;
import io.muster.detection.policy.Facts;
import io.muster.detection.policy.Policies;
import io.muster.detection.report.CountReports;
import io.muster.detection.report.CountReports.Counts;
import io.muster.detection.signal.FactSignal;
import io.muster.detection.signal.FactSignal.RemarkSignal;
import io.muster.detection.signal.KeepFacts;
import io.muster.detection.signal.Signal;
import io.muster.detection.signal.Signal.AlertSignal;
import io.muster.detection.signal.Signal.ReportSignal;
import io.muster.durable.UnitOfWork;
import io.muster.durable.loop.InTurn;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Signals of the intake log become part of their alerts and find their incidents: a batch of them in one
 * transaction, the one that also remembers the signals in the inbox, so that a signal that is read twice is taken once.
 */
@ApplicationScoped
public class TakeSignals {

    @Inject
    Alerts alerts;

    @Inject
    KnownAlerts known;

    @Inject
    Policies policies;

    @Inject
    PlaceSignals placeSignals;

    @Inject
    CountReports countReports;

    @Inject
    DetectionConfig config;

    @Inject
    KeepFacts facts;

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    @All
    List<NoiseControl> noise;

    /** The ids of those signals that say something new, or have to be written because half of a lease is over. */
    public Uni<Set<UUID>> worthTaking(Collection<Signal> signals) {
        return policies.current().map(policy -> {
            List<AlertSignal> repetitions = new ArrayList<>();
            Set<String> taken = new HashSet<>();
            Set<UUID> worth = new HashSet<>();
            for (Signal signal : signals) {
                // behind a signal that is taken, what is known is not what it was
                if (signal instanceof AlertSignal alert
                        && !taken.contains(alert.fingerprint())
                        && known.isRepetition(alert, policy.version(), first -> isSuppressed(first, policy))) {
                    repetitions.add(alert);
                } else {
                    taken.add(signal.fingerprint());
                    worth.add(signal.id());
                }
            }
            unitOfWork.afterCommit("repetitions", () -> known.repeated(repetitions));
            return worth;
        });
    }

    private boolean isSuppressed(Alert alert, DeclarationPolicy policy) {
        return Judging.suppression(
                        noise, alert, policy.decide(Facts.of(alert.source(), alert.labels())), alert.updatedAt())
                .isPresent();
    }

    /** Takes signals, in their order. */
    public Uni<Placing> take(List<Accepted> accepted) {
        long term = known.term();
        Map<String, Integer> partitions = Accepted.partitions(accepted);
        Set<String> fingerprints = accepted.stream()
                .map(Accepted::signal)
                .filter(signal -> signal instanceof AlertSignal || signal instanceof RemarkSignal)
                .map(Signal::fingerprint)
                .collect(Collectors.toSet());
        return policies.current()
                .flatMap(policy -> alerts.locked(fingerprints)
                        .flatMap(stored -> countReports
                                .count(told(accepted, ReportSignal.class))
                                .flatMap(counts -> {
                                    Judging judging = new Judging(
                                            policy,
                                            noise,
                                            known.completed(stored),
                                            counts,
                                            config.flapping().limit());
                                    accepted.forEach(judging::take);
                                    return placeSignals
                                            .place(stored, judging, partitions)
                                            .call(placing -> countReports.store(counted(counts, placing)));
                                })))
                .call(placing -> keepFacts(accepted))
                .invoke(placing -> {
                    List<Alert> now = placing.alerts().values().stream()
                            .map(Alert::stored)
                            .toList();
                    unitOfWork.afterCommit("known alerts", () -> known.stored(now, partitions, term));
                });
    }

    private static Counts counted(Counts counts, Placing placing) {
        placing.outcomes().stream()
                .filter(outcome -> outcome.group() != null)
                .forEach(outcome -> counts.decided(
                        outcome.group().id(),
                        incidentOf(outcome),
                        outcome.taken().decision().policyVersion()));
        return counts;
    }

    /** What is dismissed stays known as dismissed: reports that are counted on it open no other incident. */
    static UUID incidentOf(Outcome outcome) {
        Taken taken = outcome.taken();
        return taken.incidentId() == null && taken.decision().isIncident()
                ? outcome.group().incidentId()
                : taken.incidentId();
    }

    private static <T extends Signal> List<T> told(List<Accepted> accepted, Class<T> kind) {
        return accepted.stream()
                .map(Accepted::signal)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private Uni<Void> keepFacts(List<Accepted> accepted) {
        return InTurn.each(told(accepted, FactSignal.class), facts::keep);
    }

    /** Judges suppressed alerts that fire or tell of silence, at that moment and without a signal. */
    public Uni<Placing> judgeAnew(Collection<Accepted> accepted, Instant now) {
        Set<String> fingerprints =
                accepted.stream().map(one -> one.signal().fingerprint()).collect(Collectors.toSet());
        return policies.current()
                .flatMap(policy -> alerts.locked(fingerprints).flatMap(stored -> {
                    Judging judging = new Judging(policy, noise, stored);
                    accepted.stream()
                            .filter(one ->
                                    isStillSuppressed(stored.get(one.signal().fingerprint())))
                            .forEach(one -> judging.judgeAnew(one, now));
                    return placeSignals.place(stored, judging, Map.of());
                }));
    }

    private static boolean isStillSuppressed(Alert alert) {
        return alert != null && alert.suppressedBy() != null && (alert.fires() || alert.tellsOfSilence());
    }
}
