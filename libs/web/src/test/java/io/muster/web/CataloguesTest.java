package io.muster.web;

import io.muster.testkit.Catalogues;
import org.junit.jupiter.api.Test;

/** Callers decide by these codes: a change must be seen. */
class CataloguesTest {

    @Test
    void theProblemsAreTheCommittedOnes() {
        Catalogues.verifyProblems("web", "# Problems that every service may answer with", WebProblem.values());
    }
}
