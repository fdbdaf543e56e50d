package io.muster.detection.incident;

import io.muster.detection.alert.Alert;
import io.muster.detection.incident.NoiseControl.Suppression;
import io.muster.detection.policy.Decision;
import io.muster.detection.report.ReportGroup;
import io.muster.detection.signal.Signal.ReportSignal;

/** What follows from one signal of a batch for incidents. Repetitions have no turn. */
sealed interface Turn {

    /** The policy decided about an alert. @param goesOn it is the same outbreak as the one decided about before */
    record Decided(Accepted accepted, Alert alert, Decision decision, boolean goesOn) implements Turn {}

    /** Noise control keeps the alert from disturbing anyone. */
    record Kept(Accepted accepted, Alert alert, Decision decision, Suppression suppression) implements Turn {}

    record Resolved(Accepted accepted, Alert alert) implements Turn {}

    /** The policy decided about a person's report. @param group of those who said the same, this one counted */
    record Reported(Accepted accepted, ReportSignal report, Decision decision, ReportGroup group) implements Turn {}

    Accepted accepted();
}
