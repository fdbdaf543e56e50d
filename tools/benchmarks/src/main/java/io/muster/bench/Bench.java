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
        String what = asked.isEmpty() ? "" : asked.getFirst();
        boolean holds = switch (what) {
            case "paging" -> new PagingBench(root, wanted(PagingPhase.class, rest)).run();
            case "intake" -> new IntakeBench(root, wanted(IntakePhase.class, rest)).run();
            default -> throw usage();
        };
        System.exit(holds ? 0 : 1);
    }

    private static IllegalArgumentException usage() {
        System.err.printf(
                "usage: ./muster bench paging [%s]… | intake [%s]…%n",
                String.join("|", names(PagingPhase.class)), String.join("|", names(IntakePhase.class)));
        System.exit(2);
        return new IllegalArgumentException();
    }

    /** Those that are named; all when none is. */
    private static <P extends Enum<P>> Set<P> wanted(Class<P> phases, List<String> named) {
        if (!names(phases).containsAll(named)) {
            throw usage();
        }
        Set<P> wanted = named.stream()
                .map(phase -> Enum.valueOf(phases, phase.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(phases)));
        return wanted.isEmpty() ? EnumSet.allOf(phases) : wanted;
    }

    private static <P extends Enum<P>> List<String> names(Class<P> phases) {
        return Stream.of(phases.getEnumConstants())
                .map(phase -> phase.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
