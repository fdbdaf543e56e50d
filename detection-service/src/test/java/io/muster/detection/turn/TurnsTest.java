package io.muster.detection.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.durable.UnitOfWork;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Never two at once, never forgotten after a kill. */
@QuarkusTest
@WithMuster
class TurnsTest {

    private static final Duration LEASE = Duration.ofMinutes(1);

    @Inject
    Turns turns;

    @Inject
    UnitOfWork unitOfWork;

    private final String kind = "test-" + UUID.randomUUID();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @Test
    void whatIsDueIsTakenByOne() {
        done(() -> turns.schedule(kind, "a", now));

        Optional<Turn> first = taken(now);
        Optional<Turn> second = taken(now);

        assertThat(first).map(Turn::key).contains("a");
        assertThat(second).isEmpty();
    }

    @Test
    void whoeverIsKilledLosesItsTurnAndCannotEndItAnyMore() {
        done(() -> turns.schedule(kind, "a", now));
        Turn killed = taken(now).orElseThrow();

        Turn other = taken(now.plus(LEASE)).orElseThrow();

        assertThat(done(() -> turns.end(killed, now.plusSeconds(5)))).isFalse();
        assertThat(done(() -> turns.end(other, now.plusSeconds(90)))).isTrue();
        assertThat(taken(now.plusSeconds(89))).isEmpty();
        assertThat(taken(now.plusSeconds(90))).isPresent();
    }

    @Test
    void whatIsScheduledAgainIsDueAtTheEarlierTime() {
        done(() -> turns.schedule(kind, "a", now.plusSeconds(60)));
        done(() -> turns.schedule(kind, "a", now.plusSeconds(10)));
        done(() -> turns.schedule(kind, "a", now.plusSeconds(30)));

        assertThat(done(() -> turns.next(kind))).contains(now.plusSeconds(10));
        done(() -> turns.cancel(kind, "a"));
        assertThat(done(() -> turns.next(kind))).isEmpty();
    }

    private Optional<Turn> taken(Instant at) {
        return done(() -> turns.take(kind, at, at.plus(LEASE)));
    }

    private <T> T done(Supplier<Uni<T>> work) {
        return unitOfWork.run(work).await().atMost(Duration.ofSeconds(60));
    }
}
