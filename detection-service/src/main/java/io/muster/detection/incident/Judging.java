package io.muster.detection.incident;

import io.muster.detection.alert.Alert;
import io.muster.detection.alert.Alert.Change;
import io.muster.detection.alert.Alert.Step;
import io.muster.detection.alert.AlertState;
import io.muster.detection.alert.Flapping.Limit;
import io.muster.detection.incident.NoiseControl.Suppression;
import io.muster.detection.policy.Decision;
import io.muster.detection.policy.DeclarationPolicy;
import io.muster.detection.policy.Facts;
import io.muster.detection.report.CountReports.Counts;
import io.muster.detection.report.ReportGroup;
import io.muster.detection.signal.FactSignal;
import io.muster.detection.signal.FactSignal.RemarkSignal;
import io.muster.detection.signal.Signal;
import io.muster.detection.signal.Signal.AlertSignal;
import io.muster.detection.signal.Signal.ReportSignal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Goes through the signals of a batch in their order: what becomes of their alerts, and what has to be placed. */
final class Judging {

    /** Labels by which triage knows whom and what an incident hits. */
    private static final List<String> WHOM_IT_HITS =
            List.of("journey", "service", "region", "storefront", "device", "payment_method", "seller");

    private final DeclarationPolicy policy;
    private final List<NoiseControl> noise;
    private final Map<String, Alert> alerts;
    private final Counts reports;
    private final Limit flapping;
    private final List<Turn> turns = new ArrayList<>();

    /** @param known the alerts of the batch that are known, as they are stored */
    Judging(DeclarationPolicy policy, List<NoiseControl> noise, Map<String, Alert> known) {
        this(policy, noise, known, Counts.none(), Limit.usual());
    }

    /**
     * @param reports what people said lately about what those of the batch are about
     * @param flapping what makes an alert a flapping one
     */
    Judging(
            DeclarationPolicy policy,
            List<NoiseControl> noise,
            Map<String, Alert> known,
            Counts reports,
            Limit flapping) {
        this.reports = reports;
        this.flapping = flapping;
        this.policy = policy;
        this.noise = noise;
        this.alerts = new HashMap<>(known);
    }

    void take(Accepted accepted) {
        switch (accepted.signal()) {
            case AlertSignal signal -> take(accepted, signal);
            case ReportSignal report -> take(accepted, report);
            case RemarkSignal remark -> take(accepted, remark);
            case FactSignal _ -> {
                // kept beside alerts and incidents, and changes neither
            }
        }
    }

    /** The more people say the same, the more the policy may make of it. */
    private void take(Accepted accepted, ReportSignal report) {
        ReportGroup group = reports.count(report);
        Decision decision = policy.decide(Facts.of(report, group));
        turns.add(new Turn.Reported(accepted, report, decision, group));
    }

    private void take(Accepted accepted, AlertSignal signal) {
        Alert known = alerts.get(signal.fingerprint());
        if (signal.resolvesByKeyAlone() && !isOpenFor(signal, known)) {
            return;
        }
        Step step = known == null ? Alert.first(signal) : known.after(signal);
        alerts.put(signal.fingerprint(), step.alert());
        switch (step.change()) {
            case FIRED, RETURNED -> judge(accepted, step.alert(), step.change(), signal.receivedAt());
            case REPEATED -> {
                if (!signal.resolved()) {
                    goesOn(asJudged(accepted, signal, step.alert()), known, step.alert(), signal.receivedAt());
                }
            }
            case RESOLVED -> turns.add(new Turn.Resolved(accepted, step.alert()));
        }
    }

    /**
     * Only its own integration closes an alert by its key; a heartbeat is closed by us, whoever gave the sign of life. What is
     * over already stays as it ended.
     */
    private static boolean isOpenFor(AlertSignal signal, Alert known) {
        return known != null
                && known.state() != AlertState.RESOLVED
                && (Signal.OF_SILENCE.equals(signal.format())
                        || Objects.equals(known.integration(), signal.integration()));
    }

    /** A priority, a tag or a detail of an alert that its sender gives it afterwards; another sender's alert is not its. */
    private void take(Accepted accepted, RemarkSignal remark) {
        Alert known = alerts.get(remark.fingerprint());
        if (known == null || remark.labels().isEmpty() || !Objects.equals(known.integration(), remark.integration())) {
            return;
        }
        Alert labelled = known.labelled(remark.labels());
        alerts.put(remark.fingerprint(), labelled);
        goesOn(accepted.asOf(labelled), known, labelled, remark.receivedAt());
    }

    /** What is decided about is the alert, where its signal was only counted. */
    private static Accepted asJudged(Accepted accepted, AlertSignal signal, Alert alert) {
        return signal.onlyCounts() ? accepted.asOf(alert) : accepted;
    }

    /**
     * What is known already is judged anew when it is suppressed, when it says more than before, or when it has no incident
     * and the policy changed.
     */
    private void goesOn(Accepted accepted, Alert before, Alert alert, Instant at) {
        if (alert.state() != AlertState.FIRING) {
            return;
        }
        if (alert.suppressedBy() != null) {
            judgeAnew(accepted, at);
        } else if (saysMore(before, alert) || alert.incidentId() == null && policy.version() > alert.decidedBy()) {
            judge(accepted, alert, Change.REPEATED, at);
        }
    }

    /** Where an alert is known by its sender's key, its labels may change: what was minor may be critical by now. */
    private boolean saysMore(Alert before, Alert alert) {
        if (before == null || before.labels().equals(alert.labels())) {
            return false;
        }
        return WHOM_IT_HITS.stream()
                        .anyMatch(label -> !Objects.equals(
                                before.labels().get(label), alert.labels().get(label)))
                || !decision(before).equals(decision(alert));
    }

    /** A suppressed alert, with a signal or between signals: nothing changes while it is still suppressed. */
    void judgeAnew(Accepted accepted, Instant at) {
        Alert alert = alerts.get(accepted.signal().fingerprint());
        Decision decision = decision(alert);
        if (suppression(noise, alert, decision, at).isEmpty()) {
            decided(accepted, alert, decision, false);
        }
    }

    private void judge(Accepted accepted, Alert alert, Change change, Instant at) {
        Decision decision = decision(alert);
        boolean belongs = alert.incidentId() != null && alert.suppressedBy() == null;
        Optional<Suppression> suppression =
                change == Change.FIRED || !belongs ? suppression(noise, alert, decision, at) : Optional.empty();
        if (suppression.isEmpty()) {
            decided(accepted, alert, decision, change != Change.FIRED && alert.suppressedBy() == null);
            return;
        }
        alerts.put(alert.fingerprint(), alert.suppressed(suppression.get().by(), policy.version()));
        turns.add(new Turn.Kept(accepted, alert, decision, suppression.get()));
    }

    /** Where it belongs is found out later; that it was decided about is known from here on. */
    private void decided(Accepted accepted, Alert alert, Decision decision, boolean goesOn) {
        alerts.put(alert.fingerprint(), alert.decidedBy(policy.version()));
        turns.add(new Turn.Decided(accepted, alert, decision, goesOn));
    }

    private Decision decision(Alert alert) {
        return policy.decide(Facts.of(alert.source(), alert.labels()));
    }

    static Optional<Suppression> suppression(List<NoiseControl> noise, Alert alert, Decision decision, Instant at) {
        return noise.stream()
                .map(control -> control.judge(alert, decision, at))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Whether the alert changes all the time, at the time of the signal. */
    boolean isFlapping(Alert alert) {
        return alert.isFlappingAt(alert.updatedAt(), flapping);
    }

    /** The alerts after the signals, by fingerprint. */
    Map<String, Alert> alerts() {
        return alerts;
    }

    List<Turn> turns() {
        return turns;
    }
}
