package io.muster.local;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Packages the services whose sources are newer than their jar, through the Maven wrapper. */
final class Build {
    private static final Pattern MODULE = Pattern.compile("\\[INFO] Building (Muster :: .+?) +\\S+ +\\[(\\d+/\\d+)]");

    private final Home home;
    private final Console console;
    private volatile Process maven;
    private volatile boolean cancelled;

    Build(Home home, Console console) {
        this.home = home;
        this.console = console;
    }

    void whatIsNotBuilt() throws IOException, InterruptedException {
        List<String> stale = Arrays.stream(StageService.values())
                .filter(service -> isStale(service.packaged(home), service.module()))
                .map(StageService::module)
                .collect(Collectors.toCollection(ArrayList::new));
        if (!Files.isDirectory(home.root().resolve("tools/broker/target/lib"))) {
            stale.add("tools/broker");
        }
        if (!stale.isEmpty()) {
            run(stale);
        }
    }

    private void run(List<String> modules) throws IOException, InterruptedException {
        console.say("Building " + String.join(", ", modules));
        Path log = home.log("build");
        String wrapper = System.getProperty("os.name").startsWith("Windows") ? "mvnw.cmd" : "mvnw";
        maven = new ProcessBuilder(
                        home.root().resolve(wrapper).toString(),
                        "-B",
                        "-DskipTests",
                        "-pl",
                        String.join(",", modules),
                        "-am",
                        "package")
                .directory(home.root().toFile())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output = maven.inputReader();
                BufferedWriter file = Files.newBufferedWriter(log)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                file.write(line);
                file.newLine();
                Matcher module = MODULE.matcher(line);
                if (module.find()) {
                    console.say("  " + module.group(2) + "  " + module.group(1));
                }
            }
        }
        if (maven.waitFor() != 0 && !cancelled) {
            throw new StartFailure("the build failed; see " + log);
        }
    }

    /** Ends a running build, from another thread. */
    void cancel() {
        cancelled = true;
        Process running = maven;
        if (running != null) {
            running.descendants().forEach(ProcessHandle::destroy);
            running.destroy();
        }
    }

    private boolean isStale(Path jar, String module) {
        try {
            if (!Files.exists(jar)) {
                return true;
            }
            FileTime built = Files.getLastModifiedTime(jar);
            Path root = home.root();
            return Stream.of(module + "/src/main", module + "/pom.xml", "services-parent/pom.xml", "pom.xml", "libs")
                    .anyMatch(source -> hasNewer(root.resolve(source), built));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasNewer(Path source, FileTime built) {
        try (Stream<Path> files = Files.walk(source)) {
            return files.filter(file -> !file.toString().contains("/target/")
                            && !file.toString().contains("/test"))
                    .filter(Files::isRegularFile)
                    .anyMatch(file -> file.toFile().lastModified() > built.toMillis());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
