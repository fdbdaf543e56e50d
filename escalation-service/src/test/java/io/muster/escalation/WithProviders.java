package io.muster.escalation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.muster.contracts.EventJson;
import io.muster.testkit.FakeProviders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A store of its own for each test, with everybody's providers of messages and rooms. */
public abstract class WithProviders extends WithStore {

    protected FakeProviders providers;

    @BeforeEach
    void openProviders() {
        providers = FakeProviders.start();
    }

    @AfterEach
    void closeProviders() {
        providers.close();
    }

    /** What a request says. */
    protected static JsonNode json(FakeProviders.Request request) {
        try {
            return EventJson.mapper().readTree(request.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(request.path() + " is asked what is no JSON: " + request.body(), e);
        }
    }
}
