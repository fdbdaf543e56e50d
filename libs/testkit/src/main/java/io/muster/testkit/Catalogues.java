package io.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.muster.contracts.ProblemCode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The committed tables of what others build on: metric names (dashboards and alerts) and problem codes (callers). A change
 * must be seen.
 */
public final class Catalogues {
    private static final String NOTE = "\n\nGenerated from the code; a test compares.\n\n";

    private static final String SERIES_OF_A_TIMER =
            "A timer is the series `_count`, `_sum` and `_max` (the longest of the "
                    + "last minutes), and `_bucket` where it has a histogram.\n\n";

    private Catalogues() {}

    /**
     * @param module part of the file's name, as {@code triage} in {@code docs/metrics/triage.md}
     * @param heading of the page
     * @param prefix only meters whose name begins so belong to it, as {@code muster_triage_}
     */
    public static void verifyMetrics(String module, String heading, String prefix, MeterRegistry registry) {
        Map<String, List<Meter>> byName = registry.getMeters().stream()
                .filter(meter -> shown(meter.getId()).startsWith(prefix))
                .collect(Collectors.groupingBy(meter -> shown(meter.getId()), TreeMap::new, Collectors.toList()));
        StringBuilder page = new StringBuilder(heading).append(NOTE);
        page.append(SERIES_OF_A_TIMER);
        page.append("| name | kind | tags | meaning |\n|---|---|---|---|\n");
        byName.forEach((name, meters) -> page.append(row(name, meters)));

        assertThat(byName).as("meters of %s", prefix).isNotEmpty();
        Snapshots.verify("docs/metrics/" + module + ".md", page.toString());
    }

    /** The same for problem codes, in {@code docs/problems}; also fails when one code stands for two problems. */
    public static void verifyProblems(String module, String heading, ProblemCode[]... features) {
        List<ProblemCode> problems = Stream.of(features)
                .flatMap(Arrays::stream)
                .sorted(Comparator.comparing(ProblemCode::code))
                .toList();
        StringBuilder page = new StringBuilder(heading).append(NOTE);
        page.append("| code | status | title |\n|---|---|---|\n");
        problems.forEach(problem ->
                page.append("| `%s` | %d | %s |\n".formatted(problem.code(), problem.status(), problem.title())));

        assertThat(problems.stream().map(ProblemCode::code)).isNotEmpty().doesNotHaveDuplicates();
        Snapshots.verify("docs/problems/" + module + ".md", page.toString());
    }

    private static String row(String name, List<Meter> meters) {
        TreeSet<String> tags = new TreeSet<>();
        meters.forEach(meter -> meter.getId().getTags().forEach(tag -> tags.add(tag.getKey())));
        Meter.Id id = meters.getFirst().getId();
        return "| `%s` | %s | %s | %s |\n"
                .formatted(
                        name,
                        id.getType().name().toLowerCase(Locale.ROOT),
                        tags.isEmpty() ? "–" : String.join(", ", tags),
                        id.getDescription());
    }

    /** The name as Prometheus shows it. */
    private static String shown(Meter.Id id) {
        String name = id.getName().replace('.', '_');
        return switch (id.getType()) {
            case COUNTER -> name + "_total";
            case TIMER -> name + "_seconds";
            default -> name;
        };
    }
}
