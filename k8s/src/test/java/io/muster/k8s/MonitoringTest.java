package io.muster.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An alert or a panel about a metric that nobody tells would be silent for ever. */
class MonitoringTest {
    private static final Pattern METRIC = Pattern.compile("\\bmuster_[a-z_]+");
    private static final Pattern CATALOGUED =
            Pattern.compile("^\\| `(muster_[a-z_]+)` \\| ([a-z]+) ", Pattern.MULTILINE);

    static Stream<String> files() throws IOException {
        try (var files = Files.list(Manifests.file("k8s/components/alerts"))) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("kustomization.yaml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyMetricThatIsAskedForExists(String file) throws IOException {
        Set<String> asked = new TreeSet<>();
        METRIC.matcher(Files.readString(Manifests.file("k8s/components/alerts/" + file)))
                .results()
                .forEach(found -> asked.add(found.group()));

        assertThat(asked).isNotEmpty();
        assertThat(told()).containsAll(asked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unroutable", "exhausted", "held"})
    void whatPagingAlarmsOfRings(String alarm) throws IOException {
        assertThat(Files.readString(Manifests.file("k8s/components/alerts/paging.yaml")))
                .contains("expr: sum(increase(muster_escalation_" + alarm + "_total[10m])) > 0\n          for: 0s");
    }

    private static Set<String> told() throws IOException {
        Set<String> names = new TreeSet<>();
        try (var catalogues = Files.list(Manifests.file("docs/metrics"))) {
            for (var catalogue : catalogues.toList()) {
                CATALOGUED.matcher(Files.readString(catalogue)).results().forEach(row -> {
                    names.add(row.group(1));
                    if (row.group(2).equals("timer")) {
                        Stream.of("_count", "_sum", "_max", "_bucket").forEach(part -> names.add(row.group(1) + part));
                    }
                });
            }
        }
        return names;
    }
}
