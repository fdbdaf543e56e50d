package io.muster.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.testkit.MovableClock;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithMuster
class TimersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    Timers timers;

    @Inject
    FirstTimers firstTimers;

    @Inject
    Bell bell;

    @Inject
    MovableClock clock;

    /** Rings, fails, or winds itself up again. */
    @Singleton
    static class Bell implements TimerHandler {
        record Ring(Timer timer, Instant at) {}

        @Inject
        Timers timers;

        final List<Ring> rings = new CopyOnWriteArrayList<>();
        final Set<String> broken = ConcurrentHashMap.newKeySet();

        @Override
        public String kind() {
            return "bell";
        }

        @Override
        public Uni<Void> fire(Timer timer, Instant now) {
            if (broken.contains(timer.key())) {
                return Uni.createFrom().failure(new IllegalStateException("cracked"));
            }
            Uni<Void> again = "again".equals(timer.payload())
                    ? timers.schedule("bell", timer.key(), now.plusMillis(50), "last")
                    : Uni.createFrom().voidItem();
            return again.invoke(() -> rings.add(new Ring(timer, now)));
        }

        List<Ring> of(String key) {
            return rings.stream().filter(ring -> ring.timer().key().equals(key)).toList();
        }
    }

    @Inject
    Chimes chimes;

    /** Many strike together, unless one is broken. */
    @Singleton
    static class Chimes implements BatchTimerHandler {

        @Inject
        Timers timers;

        final List<List<String>> struck = new CopyOnWriteArrayList<>();
        final Set<String> broken = ConcurrentHashMap.newKeySet();

        @Override
        public String kind() {
            return "chimes";
        }

        @Override
        public Uni<Void> fireAll(List<Timer> due, Instant now) {
            List<String> keys = due.stream().map(Timer::key).toList();
            if (keys.stream().anyMatch(broken::contains)) {
                return Uni.createFrom().failure(new IllegalStateException("cracked"));
            }
            Map<Timer, Instant> again = due.stream()
                    .filter(timer -> "again".equals(timer.payload()))
                    .collect(Collectors.toMap(timer -> timer, timer -> now.plusMillis(50)));
            return timers.scheduleAgain("chimes", again).invoke(() -> struck.add(keys));
        }

        long timesOf(String key) {
            return struck.stream().filter(keys -> keys.contains(key)).count();
        }
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void firesOnceAndNotBeforeItsTime() {
        String key = key();
        Instant dueAt = clock.instant().plusMillis(300);

        run(() -> timers.schedule("bell", key, dueAt, "{\"page\":1}"));

        await().atMost(PATIENCE).until(() -> bell.of(key).size() == 1);
        Bell.Ring ring = bell.of(key).getFirst();
        assertThat(ring.timer().payload()).isEqualTo("{\"page\":1}");
        assertThat(ring.at()).isAfterOrEqualTo(dueAt);
    }

    @Test
    void anHourPassesWhenTheClockSaysSo() {
        String key = key();
        run(() -> timers.schedule("bell", key, clock.instant().plus(Duration.ofHours(1)), null));

        clock.forward(Duration.ofMinutes(61));

        await().atMost(PATIENCE).until(() -> bell.of(key).size() == 1);
    }

    @Test
    void theSameKeyReplacesAndCancelRemoves() {
        String replaced = key();
        String cancelled = key();
        Instant inAnHour = clock.instant().plus(Duration.ofHours(1));
        run(() -> timers.schedule("bell", replaced, inAnHour.plus(Duration.ofHours(4)), "first"));
        run(() -> timers.schedule("bell", cancelled, inAnHour, null));
        run(() -> timers.schedule("bell", replaced, inAnHour.plusSeconds(1), "second"));
        run(() -> timers.cancel("bell", cancelled));

        clock.forward(Duration.ofMinutes(61));

        await().atMost(PATIENCE).until(() -> bell.of(replaced).size() == 1);
        assertThat(bell.of(replaced).getFirst().timer().payload()).isEqualTo("second");
        assertThat(bell.of(cancelled)).isEmpty();
    }

    @Test
    void aFirstTimerFires() {
        String key = key();

        firstTimers.windUp("bell", key, clock.instant());

        await().atMost(PATIENCE).until(() -> bell.of(key).size() == 1);
    }

    @Test
    void theNextStartDoesNotPutOffAFirstTimer() {
        String waiting = key();
        String later = key();
        Instant inAnHour = clock.instant().plus(Duration.ofHours(1));
        run(() -> timers.schedule("bell", waiting, inAnHour, null));

        firstTimers.windUp("bell", waiting, inAnHour.plus(Duration.ofHours(5)));
        firstTimers.windUp("bell", later, clock.instant());

        await().atMost(PATIENCE).until(() -> bell.of(later).size() == 1);
        clock.forward(Duration.ofMinutes(61));
        await().atMost(PATIENCE).until(() -> bell.of(waiting).size() == 1);
    }

    @Test
    void aHandlerMayScheduleItselfAgain() {
        String key = key();

        run(() -> timers.schedule("bell", key, clock.instant(), "again"));

        await().atMost(PATIENCE).until(() -> bell.of(key).size() == 2);
        assertThat(bell.of(key)).extracting(ring -> ring.timer().payload()).containsExactly("again", "last");
    }

    @Test
    void aBrokenOneComesBackAndHoldsUpNobody() {
        String broken = key();
        bell.broken.add(broken);
        run(() -> timers.schedule("bell", broken, clock.instant(), null));

        List<String> others = IntStream.range(0, 20).mapToObj(i -> key()).toList();
        others.forEach(key -> run(() -> timers.schedule("bell", key, clock.instant(), null)));

        await().atMost(PATIENCE)
                .until(() -> others.stream().allMatch(key -> bell.of(key).size() == 1));
        bell.broken.remove(broken);
        await().atMost(PATIENCE).until(() -> bell.of(broken).size() == 1);
    }

    @Test
    void whatIsDueTogetherFiresTogetherAndAgain() {
        List<String> keys = IntStream.range(0, 30).mapToObj(i -> key()).toList();

        scheduleTogether(keys, "again");

        await().atMost(PATIENCE).until(() -> keys.stream().allMatch(key -> chimes.timesOf(key) == 2));
        assertThat(chimes.struck.stream().filter(keys::containsAll)).hasSizeLessThan(20);
    }

    @Test
    void aBrokenOneOfManyHoldsUpNobody() {
        String broken = key();
        List<String> others = IntStream.range(0, 20).mapToObj(i -> key()).toList();
        chimes.broken.add(broken);

        scheduleTogether(Stream.concat(Stream.of(broken), others.stream()).toList(), null);

        await().atMost(PATIENCE).until(() -> others.stream().allMatch(key -> chimes.timesOf(key) == 1));
        assertThat(chimes.timesOf(broken)).isZero();
        chimes.broken.remove(broken);
        await().atMost(PATIENCE).until(() -> chimes.timesOf(broken) == 1);
    }

    private void scheduleTogether(List<String> keys, String payload) {
        Instant due = clock.instant();
        run(() -> Multi.createFrom()
                .iterable(keys)
                .onItem()
                .transformToUniAndConcatenate(key -> timers.schedule("chimes", key, due, payload))
                .collect()
                .last()
                .replaceWithVoid());
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private void run(Supplier<Uni<Void>> work) {
        unitOfWork.run(work).await().atMost(PATIENCE);
    }
}
