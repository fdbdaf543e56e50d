package io.muster.durable.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LanesTest {
    private final Lanes lanes = new Lanes(3);
    private final List<String> started = new ArrayList<>();
    private final Map<String, UniEmitter<? super Void>> running = new HashMap<>();
    private final List<String> admitted = new ArrayList<>();

    @Test
    void aLaneKeepsItsOrderAndOthersGoOn() {
        submit("a", "a1");
        submit("a", "a2");
        submit("b", "b1");

        assertThat(started).containsExactly("a1", "b1");
        finish("a1");
        assertThat(started).containsExactly("a1", "b1", "a2");
    }

    @Test
    void aFailedTaskFreesItsLane() {
        submit("a", "a1");
        submit("a", "a2");

        running.get("a1").fail(new IllegalStateException());

        assertThat(started).containsExactly("a1", "a2");
    }

    @Test
    void takesInOnlySoMany() {
        submit("a", "a1");
        submit("b", "b1");
        submit("c", "c1");
        assertThat(admitted).containsExactly("a1", "b1");

        finish("b1");

        assertThat(admitted).containsExactly("a1", "b1", "c1");
    }

    private void submit(String lane, String task) {
        lanes.submit(
                        lane,
                        () -> Uni.createFrom().emitter(emitter -> {
                            started.add(task);
                            running.put(task, emitter);
                        }))
                .subscribe()
                .with(done -> admitted.add(task));
    }

    private void finish(String task) {
        running.get(task).complete(null);
    }
}
