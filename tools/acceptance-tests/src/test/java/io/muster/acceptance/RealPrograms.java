package io.muster.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Prometheus, Alertmanager and amtool themselves, which the scripts of this module point at the suite. They wait more than
 * they work, and so run beside other tests.
 */
final class RealPrograms {
    private static final Executor EACH_ITS_OWN = script -> Thread.ofVirtual().start(script);

    private final SuiteUnderTest suite;
    private final Map<String, CompletableFuture<SuiteUnderTest.Result>> begun = new HashMap<>();

    RealPrograms(SuiteUnderTest suite) {
        this.suite = suite;
    }

    void begin(String script, String... arguments) {
        begun.computeIfAbsent(
                script, name -> CompletableFuture.supplyAsync(() -> suite.script(name, arguments), EACH_ITS_OWN));
    }

    /** Waits for its end. Where its program is not installed, the test is skipped and says which. */
    void passes(String script) {
        begin(script);
        SuiteUnderTest.Result result = begun.get(script).join();
        assumeFalse(result.output().contains("on the PATH"), result.output());
        assertThat(result.status()).as(result.output()).isZero();
    }
}
