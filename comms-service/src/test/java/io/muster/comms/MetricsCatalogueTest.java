package io.muster.comms;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.muster.testkit.Snapshots;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Dashboards and alerts are built on these names: a change must be seen. */
class MetricsCatalogueTest {

    @Test
    void theCatalogueIsWhatTheServiceRegisters() {
        var registry = new SimpleMeterRegistry();

        new CommsMetrics(registry).watchPage(() -> 0);

        Snapshots.verify("docs/metrics/comms.md", table(registry));
    }

    private static String table(SimpleMeterRegistry registry) {
        Map<String, List<Meter>> byName = registry.getMeters().stream()
                .collect(Collectors.groupingBy(meter -> name(meter.getId()), TreeMap::new, Collectors.toList()));
        var table = new StringBuilder("# Metrics of comms-service\n\nGenerated from the code; a test compares.\n\n"
                + "| name | kind | tags | meaning |\n|---|---|---|---|\n");
        byName.forEach((name, meters) -> {
            Meter.Id id = meters.getFirst().getId();
            var tags = new TreeSet<String>();
            meters.forEach(meter -> meter.getId().getTags().forEach(tag -> tags.add(tag.getKey())));
            table.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            name,
                            id.getType().name().toLowerCase(Locale.ROOT),
                            String.join(", ", tags),
                            id.getDescription()));
        });
        return table.toString();
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
