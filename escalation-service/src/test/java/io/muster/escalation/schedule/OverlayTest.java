package io.muster.escalation.schedule;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class OverlayTest {

    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    @Property(tries = 500)
    void findsWhatLookingAtAllOfThemFinds(@ForAll("changes") List<Change> newestFirst) {
        Overlay overlay = new Overlay(newestFirst);

        for (int minute = -1; minute < 62; minute++) {
            Instant at = START.plus(Duration.ofMinutes(minute));
            Optional<Change> first =
                    newestFirst.stream().filter(change -> change.contains(at)).findFirst();
            assertThat(overlay.countingAt(at)).isEqualTo(first);
            Optional<Instant> next = newestFirst.stream()
                    .flatMap(change -> List.of(change.from(), change.until()).stream())
                    .filter(edge -> edge.isAfter(at))
                    .min(Instant::compareTo);
            assertThat(overlay.edgesAround(at).filter(edge -> edge.isAfter(at)).findFirst())
                    .isEqualTo(next);
        }
    }

    @Test
    void thousandsOfChangesAreGoneThroughOnce() {
        List<Change> hours = IntStream.range(0, 9_000)
                .<Change>mapToObj(hour -> override(hour * 60, 60))
                .toList();
        Schedule schedule = minutely().with(Holidays.NONE, hours);

        assertThat(schedule.nextAfter(START, Duration.ofDays(1)).orElseThrow().until())
                .isEqualTo(START.plus(Duration.ofHours(2)));
    }

    @Test
    void moreShiftsThanAnybodyLooksAtAreRefused() {
        assertThat(minutely().stretches(START, START.plus(Duration.ofDays(28)))).hasSize(28 * 24 * 60);
        assertThatThrownBy(() -> minutely().stretches(START, START.plus(Duration.ofDays(400))))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ScheduleProblem.TOO_MANY_SHIFTS));
    }

    @Test
    void whoIsNextIsFoundWithoutLayingOutTheWholeTime() {
        assertThat(minutely()
                        .nextAfter(START, Duration.ofDays(35))
                        .orElseThrow()
                        .person())
                .isEqualTo("rami");
    }

    @Provide
    Arbitrary<List<Change>> changes() {
        Arbitrary<Integer> from = Arbitraries.integers().between(0, 50);
        Arbitrary<Integer> length = Arbitraries.integers().between(1, 10);
        return Combinators.combine(from, length)
                .as(OverlayTest::override)
                .list()
                .ofMaxSize(8);
    }

    private static Change override(int fromMinute, int minutes) {
        Instant from = START.plus(Duration.ofMinutes(fromMinute));
        return new Change.Override(
                UUID.randomUUID(), "cora", from, from.plus(Duration.ofMinutes(minutes)), "stands in", "ada");
    }

    private static Schedule minutely() {
        Rotation rotation =
                new Rotation(LocalDateTime.parse("2026-01-05T00:00"), Duration.ofMinutes(1), List.of("ada", "rami"));
        return new Schedule("search", "Search", UTC, rotation);
    }
}
