package io.muster.comms.cadence;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.comms.cadence.Cadence.External;
import io.muster.contracts.Severity;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CadencePolicyTest {

    @Test
    void theDefaultsAreThoseOfTheRequirements() {
        CadencePolicy policy = CadencePolicy.defaults();

        assertThat(policy.flaws()).isEmpty();
        assertThat(policy.at(Severity.SEV1).external())
                .isEqualTo(new External(Duration.ofMinutes(15), Duration.ofMinutes(30), Duration.ofMinutes(60)));
        assertThat(policy.at(Severity.SEV2).external())
                .isEqualTo(new External(Duration.ofMinutes(30), Duration.ofMinutes(60), Duration.ofMinutes(120)));
        assertThat(policy.at(Severity.SEV3).owesExternal()).isFalse();
        assertThat(policy.at(null)).isEqualTo(policy.at(Severity.SEV3));
    }

    @Test
    void whatIsMissingOrAbsurdIsNamed() {
        CadencePolicy policy = new CadencePolicy(
                0,
                Map.of(
                        Severity.SEV1,
                        new Cadence(Duration.ZERO, Duration.ofDays(8), null, null),
                        Severity.SEV3,
                        CadencePolicy.defaults().at(Severity.SEV3)));

        assertThat(policy.flaws())
                .anyMatch(flaw -> flaw.startsWith("SEV1.firstInternal must"))
                .anyMatch(flaw -> flaw.startsWith("SEV1.internal must"))
                .anyMatch(flaw -> flaw.startsWith("SEV1.firstExternal is missing"))
                .contains("SEV1.external.unknown is missing", "SEV2 is missing");
    }
}
