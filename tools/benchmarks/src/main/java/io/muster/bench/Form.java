package io.muster.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a service is measured as: on the JVM, or natively where {@code MUSTER_NATIVE} names it or says {@code all}. */
enum Form {
    /** With what the image's entry point and a JVM in a pod of 512 MiB come to. */
    JVM("-XX:+UseCompactObjectHeaders", "-XX:+UseSerialGC", "-Xmx307m"),
    /** As {@code ./muster native} built it, with the heap that the image's entry point leaves it in such a pod. */
    NATIVE("-Xmx307m");

    private final List<String> flags;

    Form(String... flags) {
        this.flags = List.of(flags);
    }

    static Form of(String service) {
        return of(service, System.getenv().getOrDefault("MUSTER_NATIVE", ""));
    }

    /** @param natives names of services with spaces or commas between them, or {@code all} */
    static Form of(String service, String natives) {
        Set<String> named = Set.copyOf(List.of(natives.strip().split("[\\s,]+")));
        return named.contains("all") || named.contains(service) ? NATIVE : JVM;
    }

    /** In words, for the head of a table. */
    String told() {
        String flags = " with `" + String.join(" ", this.flags) + "`";
        return this == NATIVE ? "natively" + flags : "on the JVM, Java " + Runtime.version() + "," + flags;
    }

    /** @throws IllegalStateException if it is to run natively and was not built so */
    List<String> command(Path root, String service) {
        Path target = root.resolve(service).resolve("target");
        Path executable = target.resolve(service + "-runner");
        if (this == NATIVE && !Files.isExecutable(executable)) {
            throw new IllegalStateException("not built natively yet: build with ./muster native " + service);
        }
        List<String> command = new ArrayList<>(List.of(this == NATIVE ? executable.toString() : Jvm.java()));
        command.addAll(flags);
        String options = System.getenv("MUSTER_BENCH_OPTS");
        if (options != null) {
            command.addAll(List.of(options.split(" ")));
        }
        if (this == JVM) {
            command.addAll(List.of(
                    "-jar", target.resolve("quarkus-app/quarkus-run.jar").toString()));
        }
        return command;
    }
}
