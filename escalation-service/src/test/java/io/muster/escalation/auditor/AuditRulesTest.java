package io.muster.escalation.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.EscalationEvent.EscalationExhausted;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.ResolutionEvent.IncidentReopened;
import io.muster.contracts.ResolutionEvent.IncidentResolved;
import io.muster.contracts.TriageEvent.IncidentDismissed;
import io.muster.contracts.TriageEvent.IncidentMerged;
import io.muster.escalation.auditor.Finding.Kind;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Whether people are asked for at all, and whether triage has spoken. */
class AuditRulesTest extends AuditedIncident {

    @Nested
    class AnIncidentNobodyIsAskedFor {

        @Test
        void isFoundWhenItsTimeIsOver() {
            detected(0);
            assessed(1);

            assertThat(findingsAt(120)).isEmpty();
            assertThat(findingsAt(121)).containsExactly(Kind.NOT_ESCALATED);
        }

        @Test
        void hasTheTimeThatItsPolicyGivesTriage() {
            verdictTime = Duration.ofMinutes(10);
            detected(0);
            assessed(1);

            assertThat(findingsAt(600)).isEmpty();
            assertThat(findingsAt(600 + 45)).containsExactly(Kind.NO_VERDICT);
            assertThat(findingsAt(600 + 46)).containsExactly(Kind.NO_VERDICT, Kind.NOT_ESCALATED);
        }

        @Test
        void isFoundSoonerOnceItIsConfirmed() {
            detected(0);
            confirmed(10);

            assertThat(findingsAt(55)).isEmpty();
            assertThat(findingsAt(56)).containsExactly(Kind.NOT_ESCALATED);
        }

        @Test
        void isFineWhenItWasDismissedMergedOrResolved() {
            detected(0);
            for (LifecycleEvent end : List.of(
                    new IncidentDismissed(context(5)),
                    new IncidentMerged(context(5), new UUID(8, 8)),
                    new IncidentResolved(context(5), "", START))) {
                events.add(end);
                assertThat(findingsAt(1000)).as("%s", end).isEmpty();
                events.remove(end);
            }
        }

        @Test
        void isFoundAgainWhenItWasReopened() {
            answeredRun();
            events.add(new IncidentResolved(context(20), "", START));
            events.add(new IncidentReopened(context(30)));

            assertThat(findingsAt(30 + 45)).isEmpty();
            assertThat(findingsAt(30 + 46)).containsExactly(Kind.NOT_ESCALATED);

            started(40);
            paged(40, 1, TAKEN);
            assertThat(findingsAt(30 + 46)).isEmpty();
        }

        @Test
        void isFoundWhenItIsConfirmedAfterItWasDismissed() {
            answeredRun();
            events.add(new IncidentDismissed(context(20)));
            confirmed(30);

            assertThat(findingsAt(30 + 46)).containsExactly(Kind.NOT_ESCALATED);
        }

        @Test
        void isFoundWhenTheVerdictNamesAnotherServiceThanWasAskedFor() {
            answeredRun();
            confirmed(30, "search");

            assertThat(findingsAt(30 + 46)).containsExactly(Kind.NOT_ESCALATED);
        }

        @Test
        void isFineWhenItIsConfirmedOnceMore() {
            answeredRun();
            confirmed(30);

            assertThat(findingsAt(1000)).isEmpty();
        }

        private void answeredRun() {
            begun();
            answered(15, paged(11, 1, TAKEN), "rami");
        }
    }

    @Test
    void aTriageThatTakesNothingInIsFoundWithinAMinute() {
        detected(0);

        assertThat(findingsAt(30)).isEmpty();
        assertThat(findingsAt(31)).containsExactly(Kind.TRIAGE_STANDS);
    }

    @Test
    void aVerdictThatIsOverdueIsFoundAlsoWhenPeopleAreAskedFor() {
        detected(0);
        assessed(1);
        started(60);
        paged(60, 1, TAKEN);
        events.add(new EscalationExhausted(context(70), RUN, 1));

        assertThat(findingsAt(300)).isEmpty();
        assertThat(findingsAt(301)).containsExactly(Kind.NO_VERDICT);
    }
}
