package io.muster.bench;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Measurements on this machine: {@code ./muster bench intake}, {@code ./muster bench paging}. */
public final class Bench {

    private Bench() {}

    /** Ends with 1 when what is measured does not hold, and with 2 when nobody knows what to measure. */
    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(System.getProperty("muster.root", "."));
        List<String> asked = List.of(arguments);
        List<String> rest = asked.isEmpty() ? asked : asked.subList(1, asked.size());
        if (asked.equals(List.of("paging"))) {
            System.exit(new PagingBench(root).run() ? 0 : 1);
        }
        if (asked.isEmpty() || !asked.getFirst().equals("intake") || !phases().containsAll(rest)) {
            System.err.println("usage: ./muster bench paging | intake [" + String.join("|", phases()) + "]…");
            System.exit(2);
        }
        System.exit(new IntakeBench(root, wanted(rest)).run() ? 0 : 1);
    }

    private static Set<IntakePhase> wanted(List<String> named) {
        Set<IntakePhase> wanted = named.stream()
                .map(phase -> IntakePhase.valueOf(phase.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(IntakePhase.class)));
        return wanted.isEmpty() ? EnumSet.allOf(IntakePhase.class) : wanted;
    }

    private static List<String> phases() {
        return Stream.of(IntakePhase.values())
                .map(phase -> phase.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
