package io.muster.bench;

import java.nio.file.Path;

/** Measurements on this machine: {@code ./muster bench intake}. */
public final class Bench {

    private Bench() {}

    /** Ends with 1 when what is measured does not hold, and with 2 when nobody knows what to measure. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 1 || !arguments[0].equals("intake")) {
            System.err.println("usage: ./muster bench intake");
            System.exit(2);
        }
        boolean holds = new IntakeBench(Path.of(System.getProperty("muster.root", "."))).run();
        System.exit(holds ? 0 : 1);
    }
}
