package io.muster.durable.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class InTurnTest {

    private final List<String> begun = new ArrayList<>();

    @Test
    void theNextIsBegunWhenTheOneBeforeIsDone() {
        List<UniEmitter<?>> going = new ArrayList<>();
        CompletableFuture<Void> all = InTurn.each(
                        List.of("a", "b"),
                        name -> Uni.createFrom().emitter(emitter -> {
                            begun.add(name);
                            going.add(emitter);
                        }))
                .subscribeAsCompletionStage();

        assertThat(begun).containsExactly("a");
        going.getFirst().complete(null);

        assertThat(begun).containsExactly("a", "b");
        assertThat(all).isNotDone();
        going.getLast().complete(null);
        assertThat(all).isCompletedWithValue(null);
    }

    @Test
    void afterAFailureNothingMoreIsBegun() {
        var work = InTurn.each(List.of("a", "b", "c"), name -> {
            begun.add(name);
            return name.equals("b")
                    ? Uni.createFrom().failure(new IllegalStateException("no b"))
                    : Uni.createFrom().item(name);
        });

        assertThatThrownBy(() -> work.await().indefinitely()).hasMessage("no b");
        assertThat(begun).containsExactly("a", "b");
    }

    @Test
    void whatCameOfEachIsInTheirOrderWithoutWhatIsNothing() {
        Map<String, Integer> sizes = Map.of("a", 1, "c", 3);

        assertThat(InTurn.collect(
                                List.of("c", "b", "a"), name -> Uni.createFrom().item(sizes.get(name)))
                        .await()
                        .indefinitely())
                .containsExactly(3, 1);
        assertThat(InTurn.collect(List.<String>of(), name -> Uni.createFrom().item(1))
                        .await()
                        .indefinitely())
                .isEmpty();
    }
}
