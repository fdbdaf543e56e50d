package io.muster.triage;

import io.muster.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void keepsTheShapeOfAService() {
        ArchitectureRules.verify("io.muster.triage");
    }
}
