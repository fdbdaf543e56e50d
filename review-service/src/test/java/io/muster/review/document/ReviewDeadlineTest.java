package io.muster.review.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Severity;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewDeadlineTest {

    private final ReviewDeadline deadline = new ReviewDeadline(3, 5, 10, ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "SEV1, 2026-03-06T10:33:00Z, 2026-03-09T10:33:00Z", // Friday to Monday: calendar days
        "SEV2, 2026-03-06T10:33:00Z, 2026-03-13T10:33:00Z", // Friday to Friday
        "SEV2, 2026-03-07T10:33:00Z, 2026-03-13T10:33:00Z", // Saturday counts from Monday
        "SEV2, 2026-03-08T23:59:00Z, 2026-03-13T23:59:00Z", // so does Sunday
        "SEV2, 2026-03-09T10:33:00Z, 2026-03-16T10:33:00Z", // Monday to Monday
        "SEV3, 2026-03-06T10:33:00Z, 2026-03-20T10:33:00Z" // two weeks
    })
    void dependsOnSeverity(Severity severity, Instant resolved, Instant due) {
        assertThat(deadline.dueAt(severity, resolved)).isEqualTo(due);
    }

    @Test
    void anUnknownSeverityCountsAsTheGravest() {
        Instant resolved = Instant.parse("2026-03-06T10:33:00Z");

        assertThat(deadline.dueAt(null, resolved)).isEqualTo(deadline.dueAt(Severity.SEV1, resolved));
    }

    @Test
    void theZoneSaysWhichDayItIs() {
        ReviewDeadline tokyo = new ReviewDeadline(3, 5, 10, ZoneId.of("Asia/Tokyo"));
        Instant sundayEveningHere = Instant.parse("2026-03-08T20:00:00Z"); // Monday 05:00 in Tokyo

        assertThat(tokyo.dueAt(Severity.SEV2, sundayEveningHere)).isEqualTo(Instant.parse("2026-03-15T20:00:00Z"));
    }

    @Test
    void theReasonNamesTheRule() {
        assertThat(deadline.reason(Severity.SEV2)).isEqualTo("SEV2: within 5 working days");
    }
}
