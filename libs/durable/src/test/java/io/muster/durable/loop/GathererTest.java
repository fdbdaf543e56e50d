package io.muster.durable.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GathererTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Vertx vertx = Vertx.vertx();
    private final List<Group> begun = new CopyOnWriteArrayList<>();

    private record Group(List<Integer> pieces, UniEmitter<? super Void> emitter) {
        void ends() {
            emitter.complete(null);
        }
    }

    private Gatherer<Integer> gatherer(int few, int limit, int most) {
        return new Gatherer<>(
                vertx,
                few,
                limit,
                most,
                pieces -> Uni.createFrom().emitter(emitter -> begun.add(new Group(pieces, emitter))));
    }

    private void awaitGroups(int count) {
        await().atMost(PATIENCE).until(() -> begun.size() == count);
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void whatIsAddedAtTheSameTimeGoesTogether() {
        Gatherer<Integer> gatherer = gatherer(1, 1, 10);

        gatherer.add(1);
        awaitGroups(1);
        IntStream.rangeClosed(2, 4).forEach(gatherer::add);
        assertThat(gatherer.isPressed()).isTrue();
        begun.getFirst().ends();

        awaitGroups(2);
        assertThat(begun).extracting(Group::pieces).containsExactly(List.of(1), List.of(2, 3, 4));
        assertThat(gatherer.isPressed()).isFalse();
    }

    @Test
    void noGroupIsLargerThanTheLargest() {
        Gatherer<Integer> gatherer = gatherer(1, 1, 3);
        gatherer.add(1);
        awaitGroups(1);
        IntStream.rangeClosed(2, 6).forEach(gatherer::add);

        begun.getFirst().ends();
        awaitGroups(2);
        begun.getLast().ends();

        awaitGroups(3);
        assertThat(begun).extracting(Group::pieces).containsExactly(List.of(1), List.of(2, 3, 4), List.of(5, 6));
    }

    @Test
    void whatComesMeanwhileDoesNotWaitForOneThatNeverEnds() {
        Gatherer<Integer> gatherer = gatherer(1, 2, 10);
        gatherer.add(1);
        awaitGroups(1);

        gatherer.add(2);

        awaitGroups(2);
        assertThat(begun.getLast().pieces()).containsExactly(2);
    }

    @Test
    void noMoreThanTheLimitAreUnderWay() {
        Gatherer<Integer> gatherer = gatherer(1, 2, 1);
        IntStream.rangeClosed(1, 4).forEach(gatherer::add);

        awaitGroups(2);
        begun.getFirst().ends();
        awaitGroups(3);

        assertThat(gatherer.isPressed()).isTrue();
    }
}
