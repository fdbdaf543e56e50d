package io.muster.durable;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.muster.contracts.ProblemCode;
import io.muster.durable.deadletter.DeadLetterProblem;
import io.muster.testkit.Snapshots;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Dashboards, alerts and callers are built on these names: a change must be seen. */
@QuarkusTest
@WithMuster
class CatalogueTest {
    @Inject
    MeterRegistry registry;

    @Test
    void theMetricsAreWhatIsRegistered() {
        Map<String, TreeSet<String>> tags = new TreeMap<>();
        Map<String, String> rows = new TreeMap<>();
        for (Meter meter : registry.getMeters()) {
            Meter.Id id = meter.getId();
            if (id.getName().startsWith("muster.")) {
                TreeSet<String> known = tags.computeIfAbsent(name(id), name -> new TreeSet<>());
                id.getTags().forEach(tag -> known.add(tag.getKey()));
                rows.put(
                        name(id),
                        "| `%s` | %s | %s | %s |%n"
                                .formatted(
                                        name(id),
                                        id.getType().name().toLowerCase(),
                                        known.isEmpty() ? "–" : String.join(", ", known),
                                        id.getDescription()));
            }
        }

        Snapshots.verify(
                "docs/metrics/durable.md",
                "# Metrics of every service, by libs/durable\n\nGenerated from the code; a test compares.\n\n"
                        + "| name | kind | tags | meaning |\n|---|---|---|---|\n" + String.join("", rows.values()));
    }

    @Test
    void theProblemsAreWhatIsAnswered() {
        String rows = Arrays.stream(DeadLetterProblem.values())
                .map(CatalogueTest::row)
                .collect(Collectors.joining());

        Snapshots.verify(
                "docs/problems/durable.md",
                "# Problems of every service, by libs/durable\n\nGenerated from the code; a test compares.\n\n"
                        + "| code | status | title |\n|---|---|---|\n" + rows);
    }

    private static String row(ProblemCode problem) {
        return "| `%s` | %d | %s |%n".formatted(problem.code(), problem.status(), problem.title());
    }

    /** The name as Prometheus shows it. */
    private static String name(Meter.Id id) {
        String name = id.getName().replace('.', '_');
        return switch (id.getType()) {
            case COUNTER -> name + "_total";
            case TIMER -> name + "_seconds";
            default -> name;
        };
    }
}
