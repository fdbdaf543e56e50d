package io.muster.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A real Alertmanager, alone. */
final class Alertmanager implements Target {

    private static final List<String> NAMES = List.of("prometheus-alertmanager", "alertmanager");
    private static final String CONFIG = """
            route:
              receiver: nobody
              group_by: [alertname, service]
            receivers:
            - name: nobody
            """;

    private final Process process;
    private final int port;

    private Alertmanager(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Started when one is installed; empty when none is on the PATH. It notifies nobody. */
    static Optional<Alertmanager> start(Path folder) throws IOException, InterruptedException {
        return start(folder, CONFIG);
    }

    /** The same with a configuration of its own. */
    static Optional<Alertmanager> start(Path folder, String configuration) throws IOException, InterruptedException {
        Optional<Path> program = program();
        if (program.isEmpty()) {
            return Optional.empty();
        }
        int port = Ports.free();
        Path config = Files.writeString(folder.resolve("alertmanager.yml"), configuration);
        Process process = new ProcessBuilder(
                        program.get().toString(),
                        "--config.file=" + config,
                        "--storage.path=" + folder.resolve("alertmanager"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address=",
                        "--log.level=error")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("alertmanager.log").toFile())
                .start();
        Ports.awaitServing(port, "/-/ready", process, Duration.ofSeconds(20));
        return Optional.of(new Alertmanager(process, port));
    }

    private static Optional<Path> program() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(Path::of)
                .flatMap(folder -> NAMES.stream().map(folder::resolve))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** As it names itself; null when none is installed. */
    static String version() throws IOException {
        Optional<Path> program = program();
        if (program.isEmpty()) {
            return null;
        }
        Process asked = new ProcessBuilder(program.get().toString(), "--version")
                .redirectErrorStream(true)
                .start();
        try (Stream<String> lines = asked.inputReader().lines()) {
            return lines.findFirst().orElse("alertmanager").replaceAll("alertmanager, version (\\S+).*", "$1");
        }
    }

    @Override
    public String name() {
        return "Alertmanager";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String authorization() {
        return null;
    }

    @Override
    public ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
