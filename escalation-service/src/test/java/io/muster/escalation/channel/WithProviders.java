package io.muster.escalation.channel;

import io.muster.escalation.Store;
import io.muster.testkit.FakeProviders;
import io.muster.testkit.LifecycleTopic;
import io.muster.testkit.MovableClock;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A store of its own for each test, with everybody's providers of messages. */
abstract class WithProviders {

    @Inject
    MovableClock clock;

    LifecycleTopic topic;
    Store store;
    FakeProviders providers;

    @BeforeEach
    void open() {
        topic = LifecycleTopic.open();
        store = Store.open(topic, clock);
        providers = FakeProviders.start();
    }

    @AfterEach
    void close() {
        providers.close();
        topic.close();
    }
}
