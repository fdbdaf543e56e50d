package io.muster.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A packaged service, as its image runs it in a pod with 512 MiB.
 *
 * @param port where it serves its callers
 */
record Stage(String name, Process process, int port) implements AutoCloseable {

    /** @param more of its environment, beside what every service needs */
    static Stage start(
            String name, String database, Path root, Path folder, Backbone backbone, Map<String, String> more)
            throws IOException, InterruptedException {
        int port = Ports.free();
        int management = Ports.free();
        Path log = folder.resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(Form.of(name).command(root, name))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment(backbone, database, port, management));
        builder.environment().putAll(more);
        Process process = builder.start();
        try {
            Ports.awaitServing(management, "/health/ready", process, Duration.ofSeconds(120));
        } catch (IllegalStateException e) {
            process.destroyForcibly();
            throw new IllegalStateException(name + " does not start:\n" + end(log), e);
        }
        return new Stage(name, process, port);
    }

    private static String end(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }

    private static Map<String, String> environment(Backbone backbone, String database, int port, int management) {
        return Map.ofEntries(
                Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_HTTP_PORT", Integer.toString(port)),
                Map.entry("QUARKUS_MANAGEMENT_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_MANAGEMENT_PORT", Integer.toString(management)),
                Map.entry("QUARKUS_DATASOURCE_USERNAME", database),
                Map.entry("QUARKUS_DATASOURCE_PASSWORD", database),
                Map.entry("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://" + backbone.address(database)),
                Map.entry("QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql://" + backbone.address(database)),
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", backbone.bootstrap()),
                // people do not sign in by a page here
                Map.entry("QUARKUS_OIDC_APPLICATION_TYPE", "service"),
                Map.entry("QUARKUS_OIDC_PUBLIC_KEY", backbone.signIn().publicKey()),
                Map.entry("MUSTER_SECRETS_KEY", Base64.getEncoder().encodeToString(new byte[32])),
                Map.entry("MUSTER_OUTBOUND_ALLOW", "127.0.0.1"));
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** In an orderly way, so that what watches the JVM can write down what it saw. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
