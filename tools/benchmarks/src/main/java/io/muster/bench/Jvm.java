package io.muster.bench;

import java.nio.file.Path;

/** The JDK this runs on. */
final class Jvm {

    private Jvm() {}

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
