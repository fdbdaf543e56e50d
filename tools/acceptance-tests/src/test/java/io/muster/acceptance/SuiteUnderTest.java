package io.muster.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.testkit.Repository;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The packaged suite, driven as a person does it, by {@code ./muster}; in a folder and on ports of its own. */
final class SuiteUnderTest implements AutoCloseable {
    /** Below the ports that systems give to outgoing connections; each test JVM has its own. */
    private static final int PORT_OFFSET = 10_000 + 100 * place();

    private static final int PLACES = 10;

    /** Never closed, and never collected, which would close it: the lock lives as long as this JVM does. */
    private static FileChannel held;

    private final Path root = Repository.root();
    private final Path home;
    private List<String> jvmOptions = List.of();

    /** The first place that no other JVM of this machine holds; held until this one ends. */
    private static int place() {
        for (int place = 1; place < PLACES; place++) {
            try {
                Path lock = Path.of(System.getProperty("java.io.tmpdir"), "muster-test-ports-" + place);
                FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                if (channel.tryLock() != null) {
                    held = channel;
                    return place;
                }
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw new IllegalStateException("all places for suites under test are taken");
    }

    private SuiteUnderTest(Path home) {
        this.home = home;
    }

    /** A place for a suite; none runs there yet. */
    static SuiteUnderTest at(String name) {
        return new SuiteUnderTest(Path.of("target", name).toAbsolutePath());
    }

    /** An empty suite, ready. */
    static SuiteUnderTest up(String name) {
        return at(name).start();
    }

    /** What every JVM of the suite is given, over what {@code ./muster} tells it. */
    SuiteUnderTest withJvmOptions(String... options) {
        jvmOptions = List.of(options);
        return this;
    }

    SuiteUnderTest start() {
        Result result = muster("up", "--detach", "--fresh");
        assertThat(result.status()).as(result.output()).isZero();
        return this;
    }

    record Result(int status, String output) {}

    Result muster(String... arguments) {
        return muster(Map.of(), arguments);
    }

    /** @param variables over what this process has in its environment */
    Result muster(Map<String, String> variables, String... arguments) {
        List<String> lines = new ArrayList<>();
        int status = muster(variables, lines::add, arguments);
        return new Result(status, String.join("\n", lines));
    }

    /** Runs the command; every line goes to {@code listener} as it comes. */
    int muster(Consumer<String> listener, String... arguments) {
        return muster(Map.of(), listener, arguments);
    }

    /** Runs a script of this module against the suite. */
    Result script(String name, String... arguments) {
        List<String> lines = new ArrayList<>();
        int status = run("tools/acceptance-tests/" + name, Map.of(), lines::add, arguments);
        return new Result(status, String.join("\n", lines));
    }

    private int muster(Map<String, String> variables, Consumer<String> listener, String... arguments) {
        return run("muster", variables, listener, arguments);
    }

    private int run(String program, Map<String, String> variables, Consumer<String> listener, String... arguments) {
        List<String> command = new ArrayList<>(List.of(root.resolve(program).toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("MUSTER_HOME", home.toString());
        builder.environment().put("MUSTER_PORT_OFFSET", Integer.toString(PORT_OFFSET));
        if (!jvmOptions.isEmpty()) {
            builder.environment().put("JAVA_TOOL_OPTIONS", String.join(" ", jvmOptions));
        }
        builder.environment().putAll(variables);
        try {
            Process process = builder.start();
            try (BufferedReader output = process.inputReader()) {
                for (String line = output.readLine(); line != null; line = output.readLine()) {
                    System.out.println(line);
                    listener.accept(line);
                }
            }
            return process.waitFor();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The variables of {@code ./muster env}. */
    Map<String, String> environment() {
        Map<String, String> variables = new HashMap<>();
        for (String line : muster("env").output().split("\n")) {
            if (line.startsWith("export ")) {
                String[] pair = line.substring("export ".length()).split("=", 2);
                variables.put(pair[0], pair[1].substring(1, pair[1].length() - 1));
            }
        }
        return variables;
    }

    /** {@code kill -9} of a service; {@code muster} is the process that watches over them. */
    void kill(String part) {
        process(part).orElseThrow().destroyForcibly();
    }

    /**
     * Asks the suite that this process started attached to end. It is told as Ctrl-C is, but by the signal that is never
     * ignored: whoever starts the tests in the background has them ignore the other.
     */
    void end() {
        process("muster").orElseThrow().destroy();
    }

    /** The process of a part that runs. */
    long pid(String part) {
        return process(part).orElseThrow().pid();
    }

    /** What a service wrote to its log, a line each. */
    List<String> log(String service) {
        try {
            return Files.readAllLines(home.resolve("logs").resolve(service + ".log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What of the suite runs. */
    List<ProcessHandle> processes() {
        Path records = home.resolve("processes");
        if (!Files.isDirectory(records)) {
            return List.of();
        }
        try (Stream<Path> parts = Files.list(records)) {
            return parts.map(part -> process(part.getFileName().toString()))
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<ProcessHandle> process(String part) {
        try {
            String record = Files.readString(home.resolve("processes").resolve(part));
            return ProcessHandle.of(Long.parseLong(record.split(" ")[0]));
        } catch (IOException e) {
            throw new UncheckedIOException(part + " was never started", e);
        }
    }

    int port(int standard) {
        return standard + PORT_OFFSET;
    }

    String kafka() {
        return "localhost:" + port(19092);
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://localhost:%d/%s".formatted(port(15432), database);
    }

    @Override
    public void close() {
        assertThat(muster("down").status()).isZero();
    }
}
