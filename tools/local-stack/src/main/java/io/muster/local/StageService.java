package io.muster.local;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The seven services, their ports and databases. */
public enum StageService {
    DETECTION("detection-service", 8081),
    TRIAGE("triage-service", 8082),
    ESCALATION("escalation-service", 8083),
    COMMS("comms-service", 8084),
    RESOLUTION("resolution-service", 8085),
    REVIEW("review-service", 8086),
    BOARD("command-board", 8080);

    private final String module;
    private final int port;

    StageService(String module, int port) {
        this.module = module;
        this.port = port;
    }

    /**
     * The service of a module's name.
     *
     * @throws StartFailure with the names there are, if it is none of them
     */
    static StageService named(String module) {
        return Arrays.stream(values())
                .filter(service -> service.module.equals(module))
                .findFirst()
                .orElseThrow(() -> new StartFailure("no service is called %s; there are %s"
                        .formatted(
                                module,
                                Arrays.stream(values())
                                        .map(StageService::module)
                                        .collect(Collectors.joining(", ")))));
    }

    /** Its Maven module, and its name everywhere people see it. */
    public String module() {
        return module;
    }

    public int port(Home home) {
        return home.port(port);
    }

    public int managementPort(Home home) {
        return home.port(port + 1000);
    }

    public String url(Home home) {
        return "http://localhost:" + port(home);
    }

    /** Database and role have the same name. */
    public String database() {
        return "muster_" + name().toLowerCase(Locale.ROOT);
    }

    public Path packaged(Home home) {
        return home.root().resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** The native executable, which {@code ./muster native} builds. */
    public Path executable(Home home) {
        return home.root().resolve(module).resolve("target").resolve(module + "-runner");
    }
}
