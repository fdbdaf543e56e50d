package io.muster.detection.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-20T10:00:00Z",
                "2026-11-20T10:00:00.000Z",
                "2026-11-20T11:00:00+01:00",
                "2026-11-20T11:00:00+0100",
                "2026-11-20T10:00:00"
            })
    void readsTheFormsOfRfc3339(String text) {
        assertThat(Timestamps.parse(text)).isEqualTo(Instant.parse("2026-11-20T10:00:00Z"));
    }

    /** The rows of what a real Alertmanager 0.25 answers 200 to. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-27 02:00:00                 | 2026-11-27T02:00:00Z
            2026-11-27 02:00:00.123             | 2026-11-27T02:00:00.123Z
            2026-11-27 02:00:00,123             | 2026-11-27T02:00:00.123Z
            2026-11-27T02:00:00,123Z            | 2026-11-27T02:00:00.123Z
            2026-11-27T02:00:00.123456+0100     | 2026-11-27T01:00:00.123456Z
            2026-11-27T02:00:00.1234567890123Z  | 2026-11-27T02:00:00.123456789Z
            2026-11-27T02:00                    | 2026-11-27T02:00:00Z
            2026-11-27T02:00Z                   | 2026-11-27T02:00:00Z
            """)
    void readsWhatAlertmanagerReads(String text, Instant time) {
        assertThat(Timestamps.parse(text)).isEqualTo(time);
    }

    @Test
    void theYearOneMeansUnset() {
        assertThat(Timestamps.parse("0001-01-01T00:00:00.000Z")).isNull();
        assertThat(Timestamps.parse("")).isNull();
        assertThat(Timestamps.parse(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"9999-12-31T23:59:59-05:00", "9999-12-31T23:59:59.9999999-05:00", "9999-12-31T23:59:59.9999999Z"
            })
    void neverInWhateverZoneIsStillInTheYear9999(String text) {
        assertThat(Timestamps.parse(text)).isEqualTo(Instant.parse("9999-12-31T23:59:59.999999Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2026-13-01T00:00:00Z",
                "2026-02-30T00:00:00Z",
                "2026-02-30T00:00:00",
                "2026-02-30T00:00:00+0100",
                "2026-11-27T24:00:00Z",
                "2026-11-27",
                "1763632800",
                "+12026-11-20T10:00:00Z"
            })
    void refusesTheRest(String text) {
        assertThatThrownBy(() -> Timestamps.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
