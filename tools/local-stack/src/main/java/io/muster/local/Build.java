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
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Packages the services through the Maven wrapper: for the JVM those whose sources are newer, natively those asked for. */
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

    /** What a suite needs. Native executables are used as they are, and named where their sources are newer. */
    void whatIsNotBuilt(NativeServices natives) throws IOException, InterruptedException {
        List<String> stale = Arrays.stream(StageService.values())
                .filter(service -> !natives.contains(service))
                .filter(service -> isStale(service.packaged(home), service.module()))
                .map(StageService::module)
                .collect(Collectors.toCollection(ArrayList::new));
        if (!Files.isDirectory(home.root().resolve("tools/broker/target/lib"))) {
            stale.add("tools/broker");
        }
        if (!stale.isEmpty()) {
            console.say("Building " + String.join(", ", stale));
            run(stale, List.of("-DskipTests"), home.log("build"));
        }
        natives.services().stream()
                .filter(service -> isStale(service.executable(home), service.module()))
                .forEach(service -> console.say(
                        "The native executable of %s is older than its sources".formatted(service.module())));
    }

    /**
     * Builds native executables, one after the other.
     *
     * @param quick whether they are for trying out: built in half the time, larger and slower
     * @throws StartFailure if this machine has neither a GraalVM nor containers, or a build fails
     */
    void natively(Set<StageService> services, boolean quick) throws IOException, InterruptedException {
        console.say("Native builds with " + NativeToolchain.found());
        List<String> options = new ArrayList<>(List.of("-Dnative", "-Dmaven.test.skip=true"));
        if (quick) {
            // appended: a service's own arguments stay
            options.add("-Dquarkus.native.additional-build-args-append=-Ob");
        }
        OwnerOnly.folder(home.logs());
        for (StageService service : services) {
            Path log = home.log("native-" + service.module());
            console.say("Building %s, which takes minutes; see %s".formatted(service.module(), log));
            run(List.of(service.module()), options, log);
            Path executable = service.executable(home);
            console.ready(service.module(), "%s, %d MB".formatted(executable, Files.size(executable) >> 20));
        }
    }

    private void run(List<String> modules, List<String> options, Path log) throws IOException, InterruptedException {
        String wrapper = System.getProperty("os.name").startsWith("Windows") ? "mvnw.cmd" : "mvnw";
        List<String> command =
                new ArrayList<>(List.of(home.root().resolve(wrapper).toString(), "-B"));
        command.addAll(options);
        command.addAll(List.of("-pl", String.join(",", modules), "-am", "package"));
        maven = new ProcessBuilder(command)
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

    private boolean isStale(Path packaged, String module) {
        try {
            if (!Files.exists(packaged)) {
                return true;
            }
            FileTime built = Files.getLastModifiedTime(packaged);
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
