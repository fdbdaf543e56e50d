package io.muster.detection.incident;

import io.muster.detection.alert.Alert;
import io.muster.detection.incident.DecidedSignal.Placement;
import io.muster.detection.incident.DecidedSignals.Kept;
import io.muster.detection.incident.Holders.Cause;
import io.muster.detection.incident.Holders.Placed;
import io.muster.detection.policy.Decision;
import io.muster.detection.report.ReportGroup;
import io.muster.detection.signal.Signal;
import io.muster.detection.signal.Signal.ReportSignal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The turns of a batch find their incidents, one after the other. Stores nothing. */
public final class Placing {

    /** What was decided about one signal. @param group of reports that say the same; null for an alert */
    public record Outcome(Accepted accepted, String summary, Taken taken, ReportGroup group) {

        Outcome(Accepted accepted, String summary, Taken taken) {
            this(accepted, summary, taken, null);
        }

        /** The report that this one is counted on; null when it is the first of its kind, or an alert. */
        public UUID countedWith() {
            return group == null || group.id().equals(accepted.signal().id()) ? null : group.id();
        }

        private String reason() {
            return countedWith() == null
                    ? taken.reason()
                    : group.count() + " reports say the same, counted on " + group.id() + ": " + taken.reason();
        }

        Kept row(Instant now) {
            Signal signal = accepted.signal();
            Decision decision = taken.decision();
            DecidedSignal decided = new DecidedSignal(
                    signal.id(),
                    signal instanceof ReportSignal ? "report" : "alert",
                    signal.fingerprint(),
                    signal.source(),
                    signal.format(),
                    summary,
                    decision.outcome(),
                    taken.placement(),
                    decision.rule(),
                    decision.policyVersion(),
                    reason(),
                    taken.incidentId(),
                    signal.receivedAt(),
                    now,
                    countedWith());
            return new Kept(decided, accepted.json(), group == null ? 0 : group.count());
        }
    }

    private final Judging judging;
    private final Holders holders;
    private final Numbers numbers;
    private final Map<String, Alert> alerts;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final Set<UUID> touched = new LinkedHashSet<>();
    private final Set<UUID> watched = new LinkedHashSet<>();
    private final Map<UUID, List<Alert>> silentIn = new LinkedHashMap<>();
    private final Set<UUID> resolvedIn = new LinkedHashSet<>();
    private final Map<UUID, Accepted> firstOf = new HashMap<>();

    private Placing(Judging judging, Holders holders, Numbers numbers) {
        this.judging = judging;
        this.holders = holders;
        this.numbers = numbers;
        this.alerts = judging.alerts();
    }

    static Placing of(Judging judging, Holders holders, Numbers numbers) {
        Placing placing = new Placing(judging, holders, numbers);
        judging.turns().forEach(placing::place);
        return placing;
    }

    /** The incidents that alerts of the batch belonged to before. */
    static Set<UUID> incidentsOf(List<Turn> turns) {
        return turns.stream()
                .map(turn -> switch (turn) {
                    case Turn.Decided decided -> decided.alert().incidentId();
                    case Turn.Resolved resolved -> resolved.alert().incidentId();
                    case Turn.Reported reported -> reported.group().incidentId();
                    case Turn.Kept _ -> null;
                })
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** What looks for an incident in a turn; null when nothing does. @param alerts as they are by now */
    static Cause causeOf(Turn turn, Map<String, Alert> alerts) {
        return switch (turn) {
            case Turn.Decided decided ->
                cause(decided, alerts.get(decided.alert().fingerprint()).incidentId());
            case Turn.Reported reported -> cause(reported);
            case Turn.Kept _, Turn.Resolved _ -> null;
        };
    }

    private static Cause cause(Turn.Decided turn, UUID own) {
        Alert alert = turn.alert();
        Decision decision = turn.decision();
        if (!decision.isIncident() && own == null) {
            return null;
        }
        String alone = "alert:" + alert.labels().getOrDefault("alertname", alert.fingerprint());
        Scope scope = Scope.of(decision.journey(), decision.service(), alone);
        return new Cause(
                Opening.isOfSecurity(alert.labels()) ? scope.secret() : scope,
                own,
                turn.goesOn(),
                decision.isIncident() ? Opening.of(alert, decision) : null,
                turn.accepted().signal().receivedAt());
    }

    private static Cause cause(Turn.Reported turn) {
        Decision decision = turn.decision();
        Scope scope = Scope.of(
                decision.journey(), decision.service(), "report:" + turn.group().id());
        return new Cause(
                turn.report().isOfSecurity() ? scope.secret() : scope,
                turn.group().incidentId(),
                true,
                decision.isIncident() ? Opening.of(turn.report(), turn.group(), decision) : null,
                turn.report().receivedAt());
    }

    private void place(Turn turn) {
        switch (turn) {
            case Turn.Decided decided -> place(decided);
            case Turn.Reported reported -> {
                Taken taken = taken(turn, reported.decision());
                outcomes.add(new Outcome(reported.accepted(), reported.report().what(), taken, reported.group()));
                if (taken.placement() == Placement.ATTACHED) {
                    touch(taken.incidentId(), Telling::withReport);
                }
            }
            case Turn.Kept kept ->
                outcomes.add(new Outcome(
                        kept.accepted(),
                        kept.alert().summary(),
                        Taken.suppressed(kept.decision(), kept.suppression())));
            case Turn.Resolved resolved -> resolve(resolved);
        }
    }

    private void place(Turn.Decided turn) {
        String fingerprint = turn.alert().fingerprint();
        Alert alert = alerts.get(fingerprint);
        Taken taken = taken(turn, turn.decision());
        // what is dismissed stays known as dismissed: the outbreak must not open another incident by going on
        UUID incidentId =
                taken.incidentId() == null && taken.decision().isIncident() ? alert.incidentId() : taken.incidentId();
        alerts.put(fingerprint, alert.placed(incidentId));
        outcomes.add(new Outcome(turn.accepted(), turn.alert().summary(), taken));
        if (taken.incident() != null) {
            watched.add(taken.incidentId());
            if (turn.alert().tellsOfSilence()) {
                silentIn.computeIfAbsent(taken.incidentId(), id -> new ArrayList<>())
                        .add(turn.alert());
            }
        }
        if (taken.placement() == Placement.ATTACHED) {
            // that a flapping alert of the incident fires once more is no news
            boolean news = !(judging.isFlapping(alert) && taken.incidentId().equals(alert.incidentId()));
            touch(taken.incidentId(), telling -> news ? telling.withAlert(fingerprint) : telling.counted());
        }
    }

    private Taken taken(Turn turn, Decision decision) {
        Cause cause = causeOf(turn, alerts);
        Optional<Placed> placed = cause == null ? Optional.empty() : holders.place(cause, numbers);
        placed.ifPresent(found -> firstOf.putIfAbsent(found.incident().id(), turn.accepted()));
        return Taken.of(decision, placed);
    }

    private void resolve(Turn.Resolved turn) {
        UUID id = alerts.get(turn.alert().fingerprint()).incidentId();
        DetectedIncident incident = id == null ? null : holders.get(id);
        if (incident != null && incident.end() == null) {
            firstOf.putIfAbsent(id, turn.accepted());
            resolvedIn.add(id);
            touch(id, Telling::counted);
        }
    }

    private void touch(UUID id, UnaryOperator<Telling> change) {
        DetectedIncident incident = holders.get(id);
        holders.update(incident.telling(change.apply(incident.telling())));
        touched.add(id);
    }

    /** The first signal of the batch that concerns the incident; null when none does. */
    Accepted firstOf(UUID incidentId) {
        return firstOf.get(incidentId);
    }

    Holders holders() {
        return holders;
    }

    /** The alerts with their incidents. */
    Map<String, Alert> alerts() {
        return alerts;
    }

    /** In the order of the signals; repetitions and resolves have none. */
    public List<Outcome> outcomes() {
        return outcomes;
    }

    /** Incidents that have something to tell or to count. */
    Set<UUID> touched() {
        return touched;
    }

    /** Incidents that got an alert, whose source is to be watched. */
    Set<UUID> watched() {
        return watched;
    }

    /** The alerts of sources that are silent from the start, by the incidents that they belong to now. */
    Map<UUID, List<Alert>> silentIn() {
        return silentIn;
    }

    Set<UUID> resolvedIn() {
        return resolvedIn;
    }
}
