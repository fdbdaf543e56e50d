package io.muster.escalation.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.EscalationEvent.Attendance;
import io.muster.contracts.EscalationEvent.EscalationExhausted;
import io.muster.contracts.EscalationEvent.ResponderJoined;
import io.muster.escalation.auditor.Finding.Kind;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whether the next level was asked for when the time of the one before was over. */
class AuditedLevelsTest extends AuditedIncident {

    @Test
    void isMissedWhenItsTimeIsOver() {
        asked();

        assertThat(findingsAt(11 + 300 + 30)).isEmpty();
        assertThat(findingsAt(11 + 300 + 31)).containsExactly(Kind.LEVEL_MISSED);
    }

    @Test
    void isNotMissedOnceItWasPaged() {
        asked();
        paged(311, 2, TAKEN);

        assertThat(findingsAt(311 + 600 + 30)).isEmpty();
        assertThat(findingsAt(311 + 600 + 31)).containsExactly(Kind.LEVEL_MISSED);
    }

    @Test
    void isNotNeededOnceSomebodyCame() {
        answered(100, asked(), "rami");

        assertThat(findingsAt(10_000)).isEmpty();
    }

    @Test
    void isMissedWhenOnlyOneOfTwoCame() {
        terms = terms(2, null);
        UUID page = asked();
        UUID other = paged(11, "noah", 1, TAKEN);
        answered(100, page, "rami");

        assertThat(findingsAt(11 + 300 + 31)).containsExactly(Kind.LEVEL_MISSED);

        answered(200, other, "rami");
        assertThat(findingsAt(11 + 300 + 31)).as("the same one again").containsExactly(Kind.LEVEL_MISSED);

        answered(200, other, "noah");
        assertThat(findingsAt(11 + 300 + 31)).isEmpty();
    }

    @Test
    void isMissedWhenWhoCameCannotStay() {
        answered(100, asked(), "rami");
        events.add(new ResponderJoined(context(500), "rami", Attendance.CANNOT, null));

        assertThat(findingsAt(501)).containsExactly(Kind.LEVEL_MISSED);
    }

    @Test
    void isMissedWhenOnlyAPartnerCame() {
        begun();
        UUID page = paged(11, PARTNER, 1, TAKEN);
        answered(100, page, PARTNER);

        assertThat(findingsAt(11 + 300 + 31)).containsExactly(Kind.LEVEL_MISSED);
    }

    @Test
    void isMissedWhenOneOfTwoCameToWhatWasMergedIntoIt() {
        terms = terms(2, null);
        UUID page = asked();
        answered(100, new UUID(1, 1), "noah");

        assertThat(findingsAt(11 + 300 + 31)).containsExactly(Kind.LEVEL_MISSED);

        answered(200, page, "rami");
        assertThat(findingsAt(10_000)).isEmpty();
    }

    @Test
    void isMissedWhenOneOfTwoCameOnceMore() {
        terms = terms(2, Duration.ofSeconds(1800));
        answered(100, asked(), "rami");
        answered(100, paged(11, "noah", 1, TAKEN), "noah");
        answered(1950, paged(1900, "rami", 1, TAKEN), "rami");

        assertThat(findingsAt(1900 + 300 + 31)).containsExactly(Kind.LEVEL_MISSED);
    }

    @Test
    void isReplacedByAReminderWhereAnAnswerHoldsNotForEver() {
        terms = terms(1, Duration.ofSeconds(1800));
        answered(100, asked(), "rami");

        assertThat(findingsAt(100 + 1800 + 30)).isEmpty();
        assertThat(findingsAt(100 + 1800 + 31)).containsExactly(Kind.LEVEL_MISSED);
    }

    @Test
    void isMissedWhenNobodyAnsweredAReminder() {
        terms = terms(1, Duration.ofSeconds(1800));
        answered(100, asked(), "rami");
        UUID reminder = paged(1900, 1, TAKEN);

        assertThat(findingsAt(1900 + 300 + 30)).isEmpty();
        assertThat(findingsAt(1900 + 300 + 31)).containsExactly(Kind.LEVEL_MISSED);

        answered(2000, reminder, "rami");
        assertThat(findingsAt(1900 + 300 + 31)).isEmpty();
    }

    @Test
    void isNotAskedForByMoreHelpAfterAnAnswer() {
        terms = terms(1, Duration.ofSeconds(1800));
        answered(100, asked(), "rami");
        paged(200, 2, TAKEN);

        assertThat(findingsAt(1000)).isEmpty();
    }

    @Test
    void isNotNeededOnceAllHadTheirTime() {
        asked();
        events.add(new EscalationExhausted(context(311), RUN, 1));

        assertThat(findingsAt(10_000)).isEmpty();
    }
}
