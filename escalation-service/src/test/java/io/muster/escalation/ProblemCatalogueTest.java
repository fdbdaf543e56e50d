package io.muster.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.ProblemCode;
import io.muster.escalation.paging.PagingProblem;
import io.muster.escalation.people.PeopleProblem;
import io.muster.escalation.policy.PolicyProblem;
import io.muster.escalation.roles.RoleProblem;
import io.muster.escalation.schedule.ScheduleProblem;
import io.muster.escalation.tasks.TaskProblem;
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
                    PagingProblem.values(),
                    PeopleProblem.values(),
                    PolicyProblem.values(),
                    RoleProblem.values(),
                    ScheduleProblem.values(),
                    TaskProblem.values())
            .flatMap(Arrays::stream)
            .sorted(Comparator.comparing(ProblemCode::code))
            .toList();

    @Test
    void theCatalogueIsWhatTheServiceMayAnswer() {
        var rows = PROBLEMS.stream()
                .map(problem -> "| `%s` | %d | %s |%n".formatted(problem.code(), problem.status(), problem.title()))
                .collect(Collectors.joining());

        Snapshots.verify(
                "docs/problems/escalation.md",
                "# Problems of escalation-service\n\nGenerated from the code; a test compares.\n\n"
                        + "| code | status | title |\n|---|---|---|\n" + rows);
    }

    @Test
    void oneCodeMeansOneThing() {
        assertThat(PROBLEMS.stream().map(ProblemCode::code)).doesNotHaveDuplicates();
    }
}
