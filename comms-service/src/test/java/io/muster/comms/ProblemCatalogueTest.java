package io.muster.comms;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.comms.cadence.CadenceProblem;
import io.muster.comms.statuspage.StatusPageProblem;
import io.muster.comms.updates.UpdateProblem;
import io.muster.contracts.ProblemCode;
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
                    CadenceProblem.values(), StatusPageProblem.values(), UpdateProblem.values())
            .flatMap(Arrays::stream)
            .sorted(Comparator.comparing(ProblemCode::code))
            .toList();

    @Test
    void theCatalogueIsWhatTheServiceMayAnswer() {
        var rows = PROBLEMS.stream()
                .map(problem -> "| `%s` | %d | %s |\n".formatted(problem.code(), problem.status(), problem.title()))
                .collect(Collectors.joining());

        Snapshots.verify(
                "docs/problems/comms.md",
                "# Problems of comms-service\n\nGenerated from the code; a test compares.\n\n"
                        + "| code | status | title |\n|---|---|---|\n" + rows);
    }

    @Test
    void oneCodeMeansOneThing() {
        assertThat(PROBLEMS.stream().map(ProblemCode::code)).doesNotHaveDuplicates();
    }
}
