package io.muster.escalation.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    private final AtomicInteger beats = new AtomicInteger();
    private final Heartbeat heartbeat = new Heartbeat(Duration.ofMinutes(1), beats::incrementAndGet);

    @Test
    void beatsOnceAMinuteWhileAllIsWell() {
        for (int second = 0; second < 180; second += 10) {
            heartbeat.looked(true, START.plusSeconds(second));
        }

        assertThat(beats).hasValue(3);
    }

    @Test
    void isSilentWhileAnythingIsWrongAndBeatsAtOnceWhenAllIsWellAgain() {
        heartbeat.looked(true, START);
        heartbeat.looked(false, START.plusSeconds(90));
        heartbeat.looked(false, START.plusSeconds(600));
        assertThat(beats).hasValue(1);

        heartbeat.looked(true, START.plusSeconds(610));
        assertThat(beats).hasValue(2);
    }

    @Test
    void neverBeatsWhenTheFirstLookFindsSomethingWrong() {
        heartbeat.looked(false, START);

        assertThat(beats).hasValue(0);
    }

    @Test
    void isNotHeldUpByAClockThatWasSetBack() {
        heartbeat.looked(true, START);
        heartbeat.looked(true, START.minus(Duration.ofHours(1)));

        assertThat(beats).hasValue(2);
    }
}
