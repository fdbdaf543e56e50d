package io.muster.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.muster.durable.database.Sql;
import io.muster.testkit.Infrastructure;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithMuster
class DeliveriesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LONG = Duration.ofMinutes(5);

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    Deliveries deliveries;

    @Inject
    Pigeon pigeon;

    @Inject
    Tortoise tortoise;

    @Inject
    Snail snail;

    @Inject
    Clock clock;

    /** Does what the payload says. */
    abstract static class Animal implements DeliveryChannel {
        record End(Attempt attempt, Outcome outcome) {}

        final List<Attempt> sent = new CopyOnWriteArrayList<>();
        final Map<UUID, End> ends = new ConcurrentHashMap<>();
        final Map<UUID, Integer> concludeFailures = new ConcurrentHashMap<>();
        final Set<UUID> unrecorded = ConcurrentHashMap.newKeySet();
        final CountDownLatch release = new CountDownLatch(1);
        final CountDownLatch refuse = new CountDownLatch(1);

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(2);
        }

        @Override
        public Uni<Boolean> stillWanted(Attempt attempt) {
            return Uni.createFrom().item(!"unwanted".equals(attempt.payload()));
        }

        @Override
        public Outcome send(Attempt attempt) throws Exception {
            assertThat(Thread.currentThread().isVirtual()).isTrue();
            sent.add(attempt);
            return switch (attempt.payload()) {
                case "third time" -> attempt.number() < 3 ? new Outcome.Retry("busy") : new Outcome.Sent("ok");
                case "throws once" -> {
                    if (attempt.number() == 1) {
                        throw new java.net.ConnectException("refused");
                    }
                    yield new Outcome.Sent("ok");
                }
                case "refuses late" -> {
                    refuse.await();
                    throw new java.net.ConnectException("refused");
                }
                case "rejected" -> new Outcome.Rejected("no such coop");
                case "never" -> new Outcome.Retry("storm");
                case "hangs" -> {
                    release.await();
                    yield new Outcome.Sent("late");
                }
                default -> new Outcome.Sent("ok");
            };
        }

        @Override
        public Uni<Void> concluded(Attempt attempt, Outcome outcome) {
            if (unrecorded.contains(attempt.deliveryId())) {
                return Uni.createFrom().failure(new TimeoutException("somebody else's transaction takes long"));
            }
            int left = concludeFailures.merge(attempt.deliveryId(), -1, Integer::sum);
            if (left >= 0) {
                return Uni.createFrom().failure(new IllegalStateException("cannot conclude"));
            }
            ends.put(attempt.deliveryId(), new End(attempt, outcome));
            return Uni.createFrom().voidItem();
        }

        List<Attempt> of(UUID id) {
            return sent.stream()
                    .filter(attempt -> attempt.deliveryId().equals(id))
                    .toList();
        }
    }

    /** Has the time that it takes, however busy the machine is. */
    @Singleton
    static class Pigeon extends Animal {
        @Override
        public String name() {
            return "pigeon";
        }

        @Override
        public Duration timeout() {
            return LONG;
        }
    }

    @Singleton
    static class Tortoise extends Animal {
        @Override
        public String name() {
            return "tortoise";
        }
    }

    @Singleton
    static class Snail extends Animal {
        @Override
        public String name() {
            return "snail";
        }

        @Override
        public Duration timeout() {
            return LONG;
        }
    }

    @Test
    void sendsOnceAndTellsTheEnd() {
        UUID id = enqueue("pigeon", "hello", null);

        Animal.End end = awaitEnd(pigeon, id);

        assertThat(end.outcome()).isEqualTo(new Outcome.Sent("ok"));
        assertThat(pigeon.of(id)).hasSize(1);
    }

    @Test
    void triesAgainWithTheSameId() {
        UUID busy = enqueue("pigeon", "third time", null);
        UUID refused = enqueue("pigeon", "throws once", null);

        awaitEnd(pigeon, busy);
        awaitEnd(pigeon, refused);

        // on a machine so slow that a lease runs out meanwhile, one more try is right
        assertThat(pigeon.of(busy)).extracting(Attempt::number).startsWith(1, 2, 3);
        assertThat(pigeon.of(refused)).extracting(Attempt::number).startsWith(1, 2);
    }

    @Test
    void aRejectionIsFinal() {
        UUID id = enqueue("pigeon", "rejected", null);

        assertThat(awaitEnd(pigeon, id).outcome()).isEqualTo(new Outcome.Rejected("no such coop"));
        assertThat(pigeon.of(id)).hasSize(1);
    }

    @Test
    void givesUpInTime() {
        UUID id = enqueue("pigeon", "never", Duration.ofSeconds(5));

        assertThat(awaitEnd(pigeon, id).outcome()).isEqualTo(new Outcome.Retry("storm"));
        assertThat(pigeon.of(id)).hasSizeGreaterThan(1);
    }

    @Test
    void whatHadToWaitLongerThanItsPatienceIsTriedAllTheSame() {
        UUID late = UUID.randomUUID();
        Instant longAgo = clock.instant().minus(Duration.ofHours(1));
        run(() ->
                deliveries.enqueue(new Delivery(late, "pigeon", null, "third time", longAgo, Duration.ofSeconds(10))));

        assertThat(awaitEnd(pigeon, late).outcome()).isEqualTo(new Outcome.Sent("ok"));
    }

    @Test
    void anAttemptThatNobodyKnowsTheEndOfIsMadeAgainHoweverLate() {
        UUID killed = UUID.randomUUID();
        run(() -> Sql.update("""
                        insert into delivery (id, channel, payload, give_up_at, next_at, attempts, lease_until, fence)
                        values (?1, 'pigeon', 'hello', now() - interval '1 hour', now() - interval '2 hours', 1,
                                now() - interval '1 hour', 1)
                        """, killed).replaceWithVoid());

        assertThat(awaitEnd(pigeon, killed).outcome()).isEqualTo(new Outcome.Sent("ok"));
        assertThat(pigeon.of(killed)).extracting(Attempt::number).containsExactly(2);
    }

    @Test
    void whatIsNotWantedIsNotSent() {
        UUID unwanted = enqueue("pigeon", "unwanted", null);
        UUID cancelled = UUID.randomUUID();
        run(() -> deliveries.enqueue(
                new Delivery(cancelled, "pigeon", null, "hello", clock.instant().plusSeconds(1), null)));
        run(() -> deliveries.cancel(cancelled));
        UUID last = UUID.randomUUID();
        run(() -> deliveries.enqueue(
                new Delivery(last, "pigeon", null, "hello", clock.instant().plusMillis(1500), null)));

        awaitEnd(pigeon, last);
        assertThat(pigeon.of(unwanted)).isEmpty();
        assertThat(pigeon.of(cancelled)).isEmpty();
    }

    @Test
    void whatWasToGoAtOnceDoesNotWaitForAClockThatWasSetBack() throws SQLException {
        UUID id = UUID.randomUUID();
        try (var connection = Infrastructure.database().open();
                var insert = connection.prepareStatement(
                        "insert into delivery (id, channel, payload, next_at, created_at)"
                                + " values (?, 'pigeon', 'hello', now() + interval '1 hour', now() + interval '1 hour')")) {
            insert.setObject(1, id);
            insert.executeUpdate();
        }

        awaitEnd(pigeon, id);
        assertThat(pigeon.of(id)).hasSize(1);
    }

    @Test
    void aHangingProviderStarvesOnlyItself() {
        for (int i = 0; i < 20; i++) {
            enqueue("tortoise", "hangs", null);
        }
        await().atMost(PATIENCE).until(() -> tortoise.sent.size() >= 8);

        UUID id = enqueue("pigeon", "overtakes", null);

        awaitEnd(pigeon, id);
        assertThat(tortoise.ends).isEmpty();
        tortoise.release.countDown();
        await().atMost(PATIENCE).until(() -> tortoise.ends.size() == 20);
    }

    @Test
    void whatGoesFirstWaitsForNothingMilder() {
        List<UUID> milder = IntStream.range(0, 30)
                .mapToObj(i -> enqueue("snail", "hangs", null))
                .toList();
        await().atMost(PATIENCE)
                .until(() ->
                        milder.stream().filter(id -> !snail.of(id).isEmpty()).count() >= 8);

        UUID grave = UUID.randomUUID();
        run(() -> deliveries.enqueue(
                new Delivery(grave, "snail", UUID.randomUUID(), "grave", null, null, Delivery.FIRST)));

        awaitEnd(snail, grave);
        assertThat(snail.ends).doesNotContainKeys(milder.toArray(UUID[]::new));
        snail.release.countDown();
        await().atMost(PATIENCE).until(() -> snail.ends.keySet().containsAll(milder));
    }

    @Test
    void whatTheProviderWasHeardOfIsNotSentAgain() {
        UUID unheard = enqueue("snail", "refuses late", null);
        await().atMost(PATIENCE).until(() -> snail.of(unheard).size() == 1);

        run(() -> deliveries.heard(unheard, "it rings"));
        snail.refuse.countDown();

        assertThat(awaitEnd(snail, unheard).outcome()).isEqualTo(new Outcome.Sent("it rings"));
        assertThat(snail.of(unheard)).hasSize(1);
    }

    @Test
    void aFailureToConcludeNeverSendsAgain() {
        UUID id = UUID.randomUUID();
        pigeon.concludeFailures.put(id, 5);

        run(() -> deliveries.enqueue(new Delivery(id, "pigeon", null, "hello", null, null)));

        awaitEnd(pigeon, id);
        assertThat(pigeon.of(id)).hasSize(1);
    }

    @Test
    void whatWasSentStaysInOurHandsForAsLongAsItTakesToRecordIt() {
        UUID id = UUID.randomUUID();
        pigeon.unrecorded.add(id);

        run(() -> deliveries.enqueue(new Delivery(id, "pigeon", null, "hello", null, null)));

        await("noted, and the lease begun anew").atMost(PATIENCE).until(() -> longerThanItsFirstLease(id));
        pigeon.unrecorded.remove(id);
        assertThat(awaitEnd(pigeon, id).outcome()).isEqualTo(new Outcome.Sent("ok"));
        assertThat(pigeon.of(id)).hasSize(1);
    }

    private static boolean longerThanItsFirstLease(UUID id) throws SQLException {
        try (var connection = Infrastructure.database().open();
                var query = connection.prepareStatement("""
                        select lease_until > created_at + interval '306 seconds' from delivery
                        where id = ? and state = 'concluding' and outcome = 'sent'""")) {
            query.setObject(1, id);
            try (var rows = query.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    @Test
    void anUnknownChannelIsRefused() {
        assertThatThrownBy(() -> enqueue("drum", "hello", null)).isInstanceOf(IllegalArgumentException.class);
    }

    private UUID enqueue(String channel, String payload, Duration patience) {
        UUID id = UUID.randomUUID();
        run(() -> deliveries.enqueue(new Delivery(id, channel, UUID.randomUUID(), payload, null, patience)));
        return id;
    }

    private static Animal.End awaitEnd(Animal channel, UUID id) {
        return await().atMost(PATIENCE).until(() -> channel.ends.get(id), end -> end != null);
    }

    private void run(Supplier<Uni<Void>> work) {
        unitOfWork.run(work).await().atMost(PATIENCE);
    }
}
