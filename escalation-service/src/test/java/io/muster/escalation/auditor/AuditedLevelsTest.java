package io.muster.escalation.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.EscalationEvent.Attendance;
import io.muster.contracts.EscalationEvent.EscalationExhausted;
import io.muster.contracts.EscalationEvent.ResponderJoined;
import io.muster.escalation.auditor.AuditRules.Evidence;
import io.muster.escalation.auditor.Finding.Kind;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whether the next level was asked for when the time of the one before was over. */
class AuditedLevelsTest extends AuditedIncident {

    @Test
    void isMissedWhenItsTimeIsOver() {
        detected(0);
        confirmed(10);
        started(11);
        paged(11, 1, new Evidence(true, true, false));

        assertThat(findingsAt(11 + 300 + 30)).isEmpty();
        assertThat(findingsAt(11 + 300 + 31)).containsExactly(Kind.LEVEL_MISSED);
    }

    @Test
    void isNotMissedOnceItWasPaged() {
        detected(0);
        confirmed(10);
        started(11);
        paged(11, 1, new Evidence(true, true, false));
        paged(311, 2, new Evidence(true, true, false));

        assertThat(findingsAt(311 + 600 + 30)).isEmpty();
        assertThat(findingsAt(311 + 600 + 31)).containsExactly(Kind.LEVEL_MISSED);
    }

    @Test
    void isNotNeededOnceSomebodyCame() {
        detected(0);
        confirmed(10);
        started(11);
        UUID page = paged(11, 1, new Evidence(true, true, false));
        answered(100, page, "rami");

        assertThat(findingsAt(10_000)).isEmpty();
    }

    @Test
    void isMissedWhenOnlyOneOfTwoCame() {
        terms = terms(2, null);
        detected(0);
        confirmed(10);
        started(11);
        UUID page = paged(11, 1, new Evidence(true, true, false));
        UUID other = paged(11, "noah", 1, new Evidence(true, true, false));
        answered(100, page, "rami");

        assertThat(findingsAt(11 + 300 + 31)).containsExactly(Kind.LEVEL_MISSED);

        answered(200, other, "rami");
        assertThat(findingsAt(11 + 300 + 31)).as("the same one again").containsExactly(Kind.LEVEL_MISSED);

        answered(200, other, "noah");
        assertThat(findingsAt(11 + 300 + 31)).isEmpty();
    }

    @Test
    void isMissedWhenWhoCameCannotStay() {
        detected(0);
        confirmed(10);
        started(11);
        answered(100, paged(11, 1, new Evidence(true, true, false)), "rami");
        events.add(new ResponderJoined(context(500), "rami", Attendance.CANNOT, null));

        assertThat(findingsAt(501)).containsExactly(Kind.LEVEL_MISSED);
    }

    @Test
    void isMissedWhenOnlyAPartnerCame() {
        detected(0);
        confirmed(10);
        started(11);
        UUID page = paged(11, PARTNER, 1, new Evidence(true, true, false));
        answered(100, page, PARTNER);

        assertThat(findingsAt(11 + 300 + 31)).containsExactly(Kind.LEVEL_MISSED);
    }

    @Test
    void isMissedWhenOneOfTwoCameToWhatWasMergedIntoIt() {
        terms = terms(2, null);
        detected(0);
        confirmed(10);
        started(11);
        UUID page = paged(11, 1, new Evidence(true, true, false));
        answered(100, new UUID(1, 1), "noah");

        assertThat(findingsAt(11 + 300 + 31)).containsExactly(Kind.LEVEL_MISSED);

        answered(200, page, "rami");
        assertThat(findingsAt(10_000)).isEmpty();
    }

    @Test
    void isMissedWhenOneOfTwoCameOnceMore() {
        terms = terms(2, Duration.ofSeconds(1800));
        detected(0);
        confirmed(10);
        started(11);
        answered(100, paged(11, "rami", 1, new Evidence(true, true, false)), "rami");
        answered(100, paged(11, "noah", 1, new Evidence(true, true, false)), "noah");
        answered(1950, paged(1900, "rami", 1, new Evidence(true, true, false)), "rami");

        assertThat(findingsAt(1900 + 300 + 31)).containsExactly(Kind.LEVEL_MISSED);
    }

    @Test
    void isReplacedByAReminderWhereAnAnswerHoldsNotForEver() {
        terms = terms(1, Duration.ofSeconds(1800));
        detected(0);
        confirmed(10);
        started(11);
        UUID page = paged(11, 1, new Evidence(true, true, false));
        answered(100, page, "rami");

        assertThat(findingsAt(100 + 1800 + 30)).isEmpty();
        assertThat(findingsAt(100 + 1800 + 31)).containsExactly(Kind.LEVEL_MISSED);
    }

    @Test
    void isMissedWhenNobodyAnsweredAReminder() {
        terms = terms(1, Duration.ofSeconds(1800));
        detected(0);
        confirmed(10);
        started(11);
        UUID page = paged(11, 1, new Evidence(true, true, false));
        answered(100, page, "rami");
        UUID reminder = paged(1900, 1, new Evidence(true, true, false));

        assertThat(findingsAt(1900 + 300 + 30)).isEmpty();
        assertThat(findingsAt(1900 + 300 + 31)).containsExactly(Kind.LEVEL_MISSED);

        answered(2000, reminder, "rami");
        assertThat(findingsAt(1900 + 300 + 31)).isEmpty();
    }

    @Test
    void isNotAskedForByMoreHelpAfterAnAnswer() {
        terms = terms(1, Duration.ofSeconds(1800));
        detected(0);
        confirmed(10);
        started(11);
        answered(100, paged(11, 1, new Evidence(true, true, false)), "rami");
        paged(200, 2, new Evidence(true, true, false));

        assertThat(findingsAt(1000)).isEmpty();
    }

    @Test
    void isNotNeededOnceAllHadTheirTime() {
        detected(0);
        confirmed(10);
        started(11);
        paged(11, 1, new Evidence(true, true, false));
        events.add(new EscalationExhausted(context(311), RUN, 1));

        assertThat(findingsAt(10_000)).isEmpty();
    }
}
