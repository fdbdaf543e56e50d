package io.muster.escalation.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PaceTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Pace TWO_MINUTES = new Pace(Duration.ofMinutes(2), Optional.empty());
    private static final Pace TWO_A_MINUTE = new Pace(Duration.ZERO, Optional.of(2));

    @Test
    void pagesOfLowUrgencyAreGatheredForTwoMinutes() {
        assertThat(TWO_MINUTES.holds(Severity.SEV3)).isTrue();
        assertThat(TWO_MINUTES.due(Severity.SEV3, NOW)).isEqualTo(NOW.plusSeconds(120));
    }

    @Test
    void thoseOfHighUrgencyAreNot() {
        assertThat(TWO_MINUTES.holds(Severity.SEV2)).isFalse();
        assertThat(TWO_MINUTES.due(Severity.SEV2, NOW)).isEqualTo(NOW);
    }

    @Test
    void aSev1NeverWaits() {
        Pace slow = new Pace(Duration.ofMinutes(15), Optional.of(1));

        assertThat(slow.holds(Severity.SEV1)).isFalse();
        assertThat(slow.due(Severity.SEV1, NOW)).isEqualTo(NOW);
    }

    @ParameterizedTest
    @EnumSource(Severity.class)
    void aFreePaceHoldsNothing(Severity severity) {
        assertThat(Pace.FREE.holds(severity)).isFalse();
    }

    @Test
    void aLimitHoldsAlsoWhatIsUrgentButGathersNothing() {
        assertThat(TWO_A_MINUTE.holds(Severity.SEV2)).isTrue();
        assertThat(TWO_A_MINUTE.due(Severity.SEV3, NOW)).isEqualTo(NOW);
    }

    /** @param sent how many seconds ago messages went out */
    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "none,       0",
                "5,          0",
                "'5 20',    40",
                "'20 5',    40",
                "'5 60',     0",
                "'1 2 30',  58",
                "'61 62',    0"
            })
    void theNextOfTwoAMinuteGoesOutOnceTheLastButOneIsAMinuteAgo(String sent, long wait) {
        List<Instant> before = sent == null
                ? List.of()
                : List.of(sent.split(" ")).stream()
                        .map(ago -> NOW.minusSeconds(Long.parseLong(ago)))
                        .toList();

        assertThat(TWO_A_MINUTE.free(before, NOW)).isEqualTo(NOW.plusSeconds(wait));
    }

    @Test
    void withoutALimitTheNextGoesOutNow() {
        assertThat(TWO_MINUTES.free(List.of(NOW, NOW, NOW), NOW)).isEqualTo(NOW);
    }

    @Test
    void noPaceMaySilenceAContact() {
        assertThatThrownBy(() -> new Pace(Duration.ofMinutes(16), Optional.empty()))
                .hasMessage("pages are bundled for at most PT15M");
        assertThatThrownBy(() -> new Pace(Duration.ZERO, Optional.of(0)))
                .hasMessage("at least one message a minute goes out");
    }
}
