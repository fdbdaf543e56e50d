package io.muster.escalation.channel;

import io.muster.escalation.WithStore;
import io.muster.testkit.FakeProviders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A store of its own for each test, with everybody's providers of messages. */
abstract class WithProviders extends WithStore {

    FakeProviders providers;

    @BeforeEach
    void open() {
        providers = FakeProviders.start();
    }

    @AfterEach
    void close() {
        providers.close();
    }
}
