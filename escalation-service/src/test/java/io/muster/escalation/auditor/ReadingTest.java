package io.muster.escalation.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.escalation.auditor.Reading.Position;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadingTest {

    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    private final Reading reading = new Reading();

    @Test
    void whatIsReadAsFastAsItComesIsNotBehindHoweverMuchComes() {
        for (int second = 0; second < 100; second += 10) {
            reading.asked(START.plusSeconds(second));
            reading.seen(Map.of(0, new Position(100 + second, 95 + second)), START.plusSeconds(second));
        }

        assertThat(reading.behindSince()).contains(START.plusSeconds(90));
    }

    @Test
    void itIsBehindSinceTheOldestRecordThatWaits() {
        reading.seen(Map.of(0, new Position(10, 10), 1, new Position(7, 5)), START);
        reading.seen(Map.of(0, new Position(12, 10), 1, new Position(9, 6)), START.plusSeconds(10));

        assertThat(reading.behindSince()).contains(START);
    }

    @Test
    void itHasCaughtUpOnceEverythingIsRead() {
        reading.seen(Map.of(0, new Position(7, 5)), START);
        reading.seen(Map.of(0, new Position(7, 7)), START.plusSeconds(10));

        assertThat(reading.behindSince()).isEmpty();
    }

    @Test
    void aBrokerThatDoesNotAnswerLeavesItInTheDark() {
        reading.asked(START);
        reading.asked(START.plusSeconds(10));
        assertThat(reading.behindSince()).contains(START);

        reading.seen(Map.of(), START.plusSeconds(20));
        assertThat(reading.behindSince()).isEmpty();
    }
}
