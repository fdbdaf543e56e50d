package io.muster.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.ProblemCode;
import io.muster.resolution.mitigation.MitigationProblem;
import io.muster.resolution.relapse.RelapseProblem;
import io.muster.resolution.restoration.RestorationProblem;
import io.muster.testkit.Snapshots;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Callers decide by these codes: a change must be seen. */
class ProblemCatalogueTest {

    private static final List<ProblemCode> PROBLEMS = Stream.<ProblemCode[]>of(
                    MitigationProblem.values(), RelapseProblem.values(), RestorationProblem.values())
            .flatMap(Arrays::stream)
            .sorted(Comparator.comparing(ProblemCode::code))
            .toList();

    @Test
    void theCatalogueIsWhatTheServiceMayAnswer() {
        var rows = PROBLEMS.stream()
                .map(problem -> "| `%s` | %d | %s |%n".formatted(problem.code(), problem.status(), problem.title()))
                .collect(Collectors.joining());

        Snapshots.verify(
                "docs/problems/resolution.md",
                "# Problems of resolution-service\n\nGenerated from the code; a test compares.\n\n"
                        + "| code | status | title |\n|---|---|---|\n" + rows);
    }

    @Test
    void oneCodeMeansOneThing() {
        assertThat(PROBLEMS.stream().map(ProblemCode::code)).doesNotHaveDuplicates();
    }
}
