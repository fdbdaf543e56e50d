package io.muster.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.testkit.Snapshots;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Callers decide by these codes: a change must be seen. */
class ProblemCatalogueTest {

    @Test
    void theCatalogueIsWhatEveryServiceMayAnswer() {
        String rows = Arrays.stream(WebProblem.values())
                .map(problem -> "| `%s` | %d | %s |\n".formatted(problem.code(), problem.status(), problem.title()))
                .sorted()
                .collect(Collectors.joining());

        Snapshots.verify(
                "docs/problems/web.md",
                "# Problems that every service may answer with\n\nGenerated from the code; a test compares.\n\n"
                        + "| code | status | title |\n|---|---|---|\n" + rows);
    }

    @Test
    void oneCodeMeansOneThing() {
        assertThat(Arrays.stream(WebProblem.values()).map(WebProblem::code)).doesNotHaveDuplicates();
    }
}
