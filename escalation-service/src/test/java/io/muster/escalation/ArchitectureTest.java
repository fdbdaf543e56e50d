package io.muster.escalation;

import io.muster.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theServiceKeepsItsShape() {
        ArchitectureRules.verify("io.muster.escalation");
    }
}
