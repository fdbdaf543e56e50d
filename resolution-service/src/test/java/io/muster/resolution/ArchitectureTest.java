package io.muster.resolution;

import io.muster.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void keepsTheShapeOfAService() {
        ArchitectureRules.verify("io.muster.resolution");
    }
}
