package io.muster.testkit;

import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * How long a Quarkus test waits for what has to happen, where it does not say: so long that a machine which is busy with ten
 * other things does not make it fail.
 */
public final class Patience implements QuarkusTestBeforeClassCallback {

    static final Duration LONG = Duration.ofMinutes(1);

    @Override
    public void beforeClass(Class<?> testClass) {
        Awaitility.setDefaultTimeout(LONG);
    }
}
