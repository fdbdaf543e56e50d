package io.muster.resolution.relapse;

import static io.muster.resolution.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Severity;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelapsePolicyTest {

    @ParameterizedTest(name = "{0} is watched for {1}")
    @CsvSource({"SEV1, PT60M", "SEV2, PT30M", "SEV3, PT15M", ", PT60M"})
    void theShippedOneWatchesLongerTheGraverItIs(Severity severity, Duration watch) {
        assertThat(RelapsePolicy.SHIPPED.watchUntil(severity, NOW)).isEqualTo(NOW.plus(watch));
    }
}
