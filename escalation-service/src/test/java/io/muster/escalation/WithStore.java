package io.muster.escalation;

import io.muster.testkit.LifecycleTopic;
import io.muster.testkit.MovableClock;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A store of its own for each test, and the stream by which the other stages are played. */
public abstract class WithStore {

    @Inject
    protected MovableClock clock;

    protected LifecycleTopic topic;
    protected Store store;

    @BeforeEach
    void openStore() {
        topic = LifecycleTopic.open();
        store = Store.open(topic, clock);
    }

    @AfterEach
    void closeTopic() {
        topic.close();
    }
}
