package io.muster.escalation;

import io.muster.testkit.MovableClock;
import io.muster.testkit.WithTopic;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;

/** A store of its own for each test, and the stream by which the other stages are played. */
public abstract class WithStore extends WithTopic {

    @Inject
    protected MovableClock clock;

    protected Store store;

    @BeforeEach
    void openStore() {
        store = Store.open(topic, clock);
    }
}
