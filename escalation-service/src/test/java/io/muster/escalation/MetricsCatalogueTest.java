package io.muster.escalation;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.muster.escalation.paging.SignsRegistration;
import io.muster.testkit.Snapshots;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Dashboards and alerts are built on these names: a change must be seen. */
class MetricsCatalogueTest {

    @Test
    void theCatalogueIsWhatTheServiceRegisters() {
        var registry = new SimpleMeterRegistry();

        SignsRegistration.in(registry);

        Snapshots.verify("docs/metrics/escalation.md", table(registry));
    }

    private static String table(SimpleMeterRegistry registry) {
        var rows = new TreeMap<String, String>();
        registry.getMeters().stream()
                .collect(Collectors.groupingBy(meter -> name(meter.getId())))
                .forEach((name, all) -> {
                    var id = all.getFirst().getId();
                    var tags = new TreeSet<String>();
                    all.forEach(meter -> meter.getId().getTags().forEach(tag -> tags.add(tag.getKey())));
                    rows.put(
                            name,
                            "| `%s` | %s | %s | %s |\n"
                                    .formatted(
                                            name,
                                            id.getType().name().toLowerCase(Locale.ROOT),
                                            tags.isEmpty() ? "–" : String.join(", ", tags),
                                            id.getDescription()));
                });
        return "# Metrics of escalation-service\n\nGenerated from the code; a test compares.\n\n"
                + "| name | kind | tags | meaning |\n|---|---|---|---|\n"
                + String.join("", rows.values());
    }

    /** The name as Prometheus shows it. */
    private static String name(Meter.Id id) {
        var name = id.getName().replace('.', '_');
        return switch (id.getType()) {
            case COUNTER -> name + "_total";
            case TIMER -> name + "_seconds";
            default -> name;
        };
    }
}
