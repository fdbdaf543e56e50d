package io.muster.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.testkit.MovableClock;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GivingWayTest {

    private final Vertx vertx = Vertx.vertx();
    private final MovableClock clock = new MovableClock();
    private final AtomicBoolean pressed = new AtomicBoolean();
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicBoolean wentOn = new AtomicBoolean();
    private final GivingWay givingWay = new GivingWay(this::isPressed, vertx, clock);

    private boolean isPressed() {
        looks.incrementAndGet();
        return pressed.get();
    }

    private void giveWay(Instant since) {
        givingWay.since(since).subscribe().with(done -> wentOn.set(true));
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void whileNoRecordWaitsNothingGivesWay() {
        giveWay(clock.instant());

        assertThat(wentOn).isTrue();
    }

    @Test
    void whatGivesWayGoesOnWhenNoRecordWaitsAnyMore() {
        pressed.set(true);
        // due an hour from now, so that no machine is too slow to see it wait
        giveWay(clock.instant().plusSeconds(3600));
        await().until(() -> looks.get() >= 3);
        assertThat(wentOn).isFalse();

        pressed.set(false);

        await().untilTrue(wentOn);
    }

    @Test
    void itGivesWayNoLongerThanTheLongest() {
        pressed.set(true);
        giveWay(clock.instant().plusSeconds(3600));
        await().until(() -> looks.get() >= 3);
        assertThat(wentOn).isFalse();

        clock.forward(GivingWay.LONGEST.plusSeconds(3600));

        await().untilTrue(wentOn);
    }

    @Test
    void whatHasGivenWayForLongEnoughGoesOnAtOnce() {
        pressed.set(true);

        giveWay(clock.instant().minus(GivingWay.LONGEST));

        assertThat(wentOn).isTrue();
    }

    @Test
    void whatWasDueEarlierGivesWayNoLonger() {
        Instant now = clock.instant();
        assertThat(givingWay.before(now)).isEqualTo(now);

        pressed.set(true);

        assertThat(givingWay.before(now)).isEqualTo(now.minus(GivingWay.LONGEST));
    }
}
