package io.muster.detection.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainInstantTest {

    private static final long LAST_OF_9998 = 253_370_764_799L;

    @Property
    void whatIsWrittenPlainlyIsReadAsAFormatterWould(
            @ForAll @LongRange(min = 86_400, max = LAST_OF_9998) long second,
            @ForAll @IntRange(max = 999_999_999) int nanos,
            @ForAll @IntRange(min = -1_079, max = 1_079) int offsetMinutes) {
        Instant instant = Instant.ofEpochSecond(second, nanos);
        OffsetDateTime there = instant.atOffset(ZoneOffset.ofTotalSeconds(offsetMinutes * 60));

        assertThat(PlainInstant.parse(instant.toString())).isEqualTo(instant);
        assertThat(PlainInstant.parse(there.withSecond(7).toString()))
                .isEqualTo(there.withSecond(7).toInstant());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "2026-11-26T09:00:00",
                "2026-11-26T09:00:0Z0",
                "2026-11-26t09:00:00Z",
                "2026-02-30T09:00:00Z",
                "2026-13-01T09:00:00Z",
                "2026-11-26T24:00:00Z",
                "2026-11-26T09:60:00Z",
                "2026-11-26T09:00:60Z",
                "2026-11-26T09:00:00.Z",
                "2026-11-26T09:00:00.1234567890Z",
                "2026-11-26T09:00:00+0100",
                "2026-11-26T09:00:00+19:00",
                "2026-11-26T09:00:00 01:00",
                "0001-01-01T00:00:00Z",
                "-999-11-26T09:00:00Z",
                "2026-1é-26T09:00:00Z"
            })
    void anythingElseIsLeftToOthers(String text) {
        assertThat(PlainInstant.parse(text)).isNull();
    }
}
