package io.muster.local;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** What native executables are built with: a GraalVM of this machine when it names one, else one in a container. */
final class NativeToolchain {
    private NativeToolchain() {}

    static String found() {
        return found(System.getenv());
    }

    /**
     * What it is, for people.
     *
     * @throws StartFailure if there is none
     */
    static String found(Map<String, String> environment) {
        String graalvm = environment.getOrDefault("GRAALVM_HOME", "");
        if (!graalvm.isEmpty()) {
            if (!Files.isExecutable(Path.of(graalvm, "bin", "native-image"))) {
                throw new StartFailure("GRAALVM_HOME has no bin/native-image: " + graalvm);
            }
            return "GRAALVM_HOME at " + graalvm;
        }
        if (Stream.of("docker", "podman").noneMatch(tool -> isOnPath(tool, environment))) {
            throw new StartFailure(
                    "a native build needs GRAALVM_HOME at a GraalVM or Mandrel for Java 25, or docker or podman");
        }
        return "the Mandrel builder image in a container";
    }

    private static boolean isOnPath(String tool, Map<String, String> environment) {
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }
}
