package io.muster.detection.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.muster.detection.Signals;
import io.muster.detection.signal.Signal.AlertSignal;
import io.muster.durable.UnitOfWork;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Each outbreak is a row, from when it began until it ended. */
@QuarkusTest
@WithMuster
class FiringsAreKeptTest {

    private static final String SEGMENT = "*/eu/*/*";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    MeasureRules rules;

    @Inject
    UnitOfWork unitOfWork;

    private final String rule = "kept-" + UUID.randomUUID();
    private final Instant midnight = Instant.now().truncatedTo(ChronoUnit.DAYS);

    @Test
    void whatIsOverFiresNoMoreAndTheNextOutbreakBeginsWhenItBegan() {
        save(firing(0, 0, null), signal("dropped"));
        save(firing(0, 30, null), null);
        save(firing(0, 60, 60), signal("back"));

        assertThat(firing()).isEmpty();
        save(firing(0, 65, 65), signal("back again"));
        save(firing(600, 600, null), signal("dropped once more"));

        assertThat(firing()).containsOnlyKeys(SEGMENT);
        assertThat(firing().get(SEGMENT).since()).isEqualTo(midnight.plusSeconds(600));
        assertThat(run(() -> rules.fired(rule, 10)))
                .extracting(
                        fired -> fired.firing().since(), fired -> fired.firing().until(), MeasureRules.Fired::summary)
                .containsExactly(
                        tuple(midnight.plusSeconds(600), null, "dropped once more"),
                        tuple(midnight, midnight.plusSeconds(60), "back"));
        assertThat(run(() -> rules.end(rule, midnight.plusSeconds(700)))).hasSize(1);
        assertThat(firing()).isEmpty();
    }

    private Firing firing(long since, long told, Integer until) {
        return new Firing(
                midnight.plusSeconds(since),
                midnight.plusSeconds(told),
                midnight.plusSeconds(told),
                until == null ? null : midnight.plusSeconds(until));
    }

    private static AlertSignal signal(String summary) {
        return Signals.alert(Map.of("alertname", "orders"), Map.of("summary", summary), 0, 0, 240);
    }

    private void save(Firing firing, AlertSignal signal) {
        run(() -> rules.save(rule, SEGMENT, firing, signal).replaceWith(true));
    }

    private Map<String, Firing> firing() {
        return run(() -> rules.firing(rule));
    }

    private <T> T run(Supplier<Uni<T>> work) {
        return unitOfWork.run(work).await().atMost(PATIENCE);
    }
}
