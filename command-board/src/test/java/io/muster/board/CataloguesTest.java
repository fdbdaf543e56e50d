package io.muster.board;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.muster.board.incidents.BoardProblem;
import io.muster.testkit.Snapshots;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Callers and dashboards rely on these names: a change must be seen. */
@QuarkusTest
@WithMuster
class CataloguesTest {

    @Inject
    MeterRegistry metrics;

    @Test
    void theProblemsAreTheCommittedOnes() {
        String rows = Arrays.stream(BoardProblem.values())
                .map(problem -> "| `%s` | %d | %s |\n".formatted(problem.code(), problem.status(), problem.title()))
                .sorted()
                .collect(Collectors.joining());

        Snapshots.verify(
                "docs/problems/board.md",
                "# Problems of command-board\n\nGenerated from the code; a test compares.\n\n"
                        + "| code | status | title |\n|---|---|---|\n" + rows);
    }

    @Test
    void theMetricsAreTheCommittedOnes() {
        String rows = metrics.getMeters().stream()
                .map(Meter::getId)
                .filter(id -> id.getName().startsWith("muster.board."))
                .map(id -> "| `%s` | %s | – | %s |\n"
                        .formatted(nameOf(id), id.getType().name().toLowerCase(Locale.ROOT), id.getDescription()))
                .sorted()
                .collect(Collectors.joining());

        Snapshots.verify(
                "docs/metrics/board.md",
                "# Metrics of command-board\n\nGenerated from the code; a test compares.\n\n"
                        + "| name | kind | tags | meaning |\n|---|---|---|---|\n" + rows);
    }

    /** As Prometheus shows it. */
    private static String nameOf(Meter.Id id) {
        String name = id.getName().replace('.', '_');
        return switch (id.getType()) {
            case COUNTER -> name + "_total";
            case TIMER -> name + "_seconds";
            default -> name;
        };
    }
}
