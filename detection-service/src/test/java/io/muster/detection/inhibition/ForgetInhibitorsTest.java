package io.muster.detection.inhibition;

import static io.muster.detection.Senders.alert;
import static io.muster.detection.Senders.awaitAlert;
import static io.muster.detection.Senders.newKey;
import static io.muster.detection.Senders.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.detection.inhibition.InhibitionRules.Inhibitor;
import io.muster.detection.signal.Fingerprint;
import io.muster.detection.signal.Labels;
import io.muster.durable.UnitOfWork;
import io.muster.testkit.Infrastructure;
import io.muster.testkit.MovableClock;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What has not fired for long is no row any more; what fires stays. */
@QuarkusTest
@WithMuster
class ForgetInhibitorsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Inhibitions inhibitions;

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    MovableClock clock;

    private final Instant now = Instant.now();
    private String key;

    @BeforeEach
    void sender() {
        clock.reset();
        key = newKey();
    }

    @Test
    void thoseThatAreQuietForLongAreForgotten() {
        String quiet = sent(now.minusSeconds(5));
        // the intake log has the times of tests that moved the clock, and an alert ends by them
        String firing = sent(now.plus(Duration.ofDays(100)));
        done(() -> inhibitions.remember(
                List.of(new Inhibitor(quiet, "rule", false), new Inhibitor(firing, "rule", false))));

        done(() -> inhibitions.forgetQuiet(now.minusSeconds(3600), 100));
        assertThat(rows(quiet)).as("quiet for a moment").isEqualTo(1);
        done(() -> inhibitions.forgetQuiet(now.plusSeconds(3600), 10_000));

        assertThat(rows(quiet)).isZero();
        assertThat(rows(firing)).isEqualTo(1);
    }

    private String sent(Instant end) {
        Map<String, String> labels =
                Map.of("alertname", "Quiet", "severity", "info", "service", "s-" + UUID.randomUUID());
        post(key, alert(labels, now.minusSeconds(60), end)).statusCode(200);
        String fingerprint = Fingerprint.of(Labels.cleaned(labels));
        awaitAlert(fingerprint);
        return fingerprint;
    }

    private void done(Supplier<Uni<Void>> work) {
        unitOfWork.run(work).await().atMost(PATIENCE);
    }

    private static long rows(String fingerprint) {
        return Infrastructure.database().number("select count(*) from inhibitor where fingerprint = ?", fingerprint);
    }
}
