package io.muster.local;

import java.nio.file.Path;

/** The JDK this runs on, which the suite's processes run on too. */
final class Jvm {
    private Jvm() {}

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
