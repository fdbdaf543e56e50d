package io.muster.bench;

import java.nio.file.Path;

/** Measurements on this machine: {@code ./muster bench intake}, {@code ./muster bench paging}. */
public final class Bench {

    private Bench() {}

    /** Ends with 1 when what is measured does not hold, and with 2 when nobody knows what to measure. */
    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(System.getProperty("muster.root", "."));
        boolean holds = switch (arguments.length == 1 ? arguments[0] : "") {
            case "intake" -> new IntakeBench(root).run();
            case "paging" -> new PagingBench(root).run();
            default -> {
                System.err.println("usage: ./muster bench intake|paging");
                System.exit(2);
                yield false;
            }
        };
        System.exit(holds ? 0 : 1);
    }
}
