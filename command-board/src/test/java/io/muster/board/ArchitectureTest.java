package io.muster.board;

import io.muster.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theServiceKeepsItsShape() {
        ArchitectureRules.verify("io.muster.board");
    }
}
