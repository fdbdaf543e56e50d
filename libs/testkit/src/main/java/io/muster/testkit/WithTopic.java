package io.muster.testkit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test that plays the other services: the stream is opened for each of its methods. */
public abstract class WithTopic {

    protected LifecycleTopic topic;

    @BeforeEach
    void openTopic() {
        topic = LifecycleTopic.open();
    }

    @AfterEach
    void closeTopic() {
        topic.close();
    }
}
