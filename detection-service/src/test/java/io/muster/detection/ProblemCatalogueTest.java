package io.muster.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.ProblemCode;
import io.muster.detection.alert.AlertProblem;
import io.muster.detection.incident.IncidentProblem;
import io.muster.detection.intake.IntakeProblem;
import io.muster.detection.integration.IntegrationProblem;
import io.muster.detection.policy.PolicyProblem;
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
                    AlertProblem.values(),
                    IncidentProblem.values(),
                    IntakeProblem.values(),
                    IntegrationProblem.values(),
                    PolicyProblem.values())
            .flatMap(Arrays::stream)
            .sorted(Comparator.comparing(ProblemCode::code))
            .toList();

    @Test
    void theCatalogueIsWhatTheServiceMayAnswer() {
        String rows = PROBLEMS.stream()
                .map(problem -> "| `%s` | %d | %s |\n".formatted(problem.code(), problem.status(), problem.title()))
                .collect(Collectors.joining());

        Snapshots.verify(
                "docs/problems/detection.md",
                "# Problems of detection-service\n\nGenerated from the code; a test compares.\n\n"
                        + "| code | status | title |\n|---|---|---|\n" + rows);
    }

    @Test
    void oneCodeMeansOneThing() {
        assertThat(PROBLEMS.stream().map(ProblemCode::code)).doesNotHaveDuplicates();
    }
}
