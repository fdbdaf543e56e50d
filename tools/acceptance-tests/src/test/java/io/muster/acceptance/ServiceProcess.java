package io.muster.acceptance;

import static org.awaitility.Awaitility.await;

import io.muster.testkit.FreePorts;
import io.muster.testkit.Repository;
import io.restassured.RestAssured;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One packaged service by itself, as one of several replicas; on ports of its own. */
final class ServiceProcess implements AutoCloseable {
    private final int port = FreePorts.one();
    private final int managementPort = FreePorts.one();
    private final File log;
    private final Process process;

    private ServiceProcess(String module, String replica, Map<String, String> environment) {
        log = new File("target/" + module + "-" + replica + ".log");
        Path jar = Repository.root().resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        var builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dkafka.client.id=" + replica,
                        "-jar",
                        jar.toString()))
                .redirectErrorStream(true)
                .redirectOutput(log);
        builder.environment().putAll(environment);
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ServiceProcess start(String module, String replica, Map<String, String> environment) {
        return new ServiceProcess(module, replica, environment);
    }

    /** Waits until it can serve its callers. */
    void ready() {
        healthy("ready");
    }

    /** Waits until it has started. */
    void alive() {
        healthy("live");
    }

    private void healthy(String kind) {
        await(log + ": " + kind)
                .atMost(Duration.ofMinutes(3))
                .ignoreExceptions()
                .until(() -> health(kind) == 200);
    }

    /** @param kind live, started or ready */
    int health(String kind) {
        return RestAssured.get("http://localhost:" + managementPort + "/health/" + kind)
                .statusCode();
    }

    /** Waits until its tables are there and answer. */
    void usesDatabase() {
        await(log + ": database")
                .atMost(Duration.ofMinutes(2))
                .until(() -> RestAssured.get("http://localhost:" + managementPort + "/health/ready")
                        .path("checks.find { it.name == 'database' }.data.usable"));
    }

    /** Whether it serves its callers at this moment. */
    boolean isReady() {
        try {
            return health("ready") == 200;
        } catch (Exception e) { // REST Assured throws what the connection threw
            return false;
        }
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** How it ended. @throws IllegalThreadStateException while it runs */
    int exitValue() {
        return process.exitValue();
    }

    String url(String path) {
        return "http://localhost:" + port + path;
    }

    /** What the service has counted, by the name of the meter with its tags. */
    double metric(String name) {
        return RestAssured.get("http://localhost:" + managementPort + "/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
