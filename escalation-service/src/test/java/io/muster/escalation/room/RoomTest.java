package io.muster.escalation.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Severity;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoomTest {

    @ParameterizedTest
    @CsvSource({
        "Card payments fail <b>now</b>!, inc-1042-card-payments-fail-now",
        "Zahlung schlägt fehl,           inc-1042-zahlung-schl-gt-fehl",
        "'???',                          inc-1042"
    })
    void aNameIsWhatEveryProviderTakes(String what, String name) {
        assertThat(Room.nameOf(1042, what)).isEqualTo(name);
    }

    @Test
    void aLongNameEndsInAWholeWordOrDigit() {
        assertThat(Room.nameOf(7, "a ".repeat(100)))
                .hasSizeLessThanOrEqualTo(80)
                .endsWith("-a");
    }

    @Test
    void theTopicTellsHowBadHowFarAndWhoCommands() {
        assertThat(Topic.of(1042, Severity.SEV1, "mitigated", "Card payments\nfail", Optional.of("ada")))
                .isEqualTo("INC-1042 · SEV1 · mitigated · commander ada · Card payments fail");
        assertThat(Topic.of(1042, Severity.SEV2, "confirmed", "x".repeat(400), Optional.empty()))
                .startsWith("INC-1042 · SEV2 · confirmed · no commander yet · xxx")
                .hasSize(250);
    }
}
