package io.muster.triage;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.muster.testkit.Catalogues;
import io.muster.triage.calendar.CalendarProblem;
import io.muster.triage.cause.CauseProblem;
import io.muster.triage.notes.NotesProblem;
import io.muster.triage.ownership.OwnershipProblem;
import io.muster.triage.pause.PauseProblem;
import io.muster.triage.playbook.PlaybookProblem;
import io.muster.triage.record.RecordProblem;
import io.muster.triage.severity.SeverityProblem;
import org.junit.jupiter.api.Test;

/** Dashboards, alerts and callers are built on these names: a change must be seen. */
class CataloguesTest {

    @Test
    void theMetricsAreTheCommittedOnes() {
        var registry = new SimpleMeterRegistry();

        new TriageMetrics(registry);

        Catalogues.verifyMetrics("triage", "# Metrics of triage-service", "muster_triage_", registry);
    }

    @Test
    void theProblemsAreTheCommittedOnes() {
        Catalogues.verifyProblems(
                "triage",
                "# Problems of triage-service",
                CalendarProblem.values(),
                CauseProblem.values(),
                NotesProblem.values(),
                OwnershipProblem.values(),
                PauseProblem.values(),
                PlaybookProblem.values(),
                RecordProblem.values(),
                SeverityProblem.values());
    }
}
