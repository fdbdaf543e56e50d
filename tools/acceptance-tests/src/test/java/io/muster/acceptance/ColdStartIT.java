package io.muster.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.testkit.EmbeddedDatabase;
import io.muster.testkit.FaultProxy;
import io.muster.testkit.Infrastructure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every service starts while its database is away, lives and says that it is not ready, and comes back by itself. */
class ColdStartIT {
    private static final List<String> SERVICES = List.of(
            "detection-service",
            "triage-service",
            "escalation-service",
            "comms-service",
            "resolution-service",
            "review-service",
            "command-board");

    /** Those whose callers can be served without the database: intake, and the public status page. */
    private static final List<String> READY_ALL_THE_SAME = List.of("detection-service", "comms-service");

    private record Part(String module, FaultProxy database, ServiceProcess process) {
        static Part startedWithoutDatabase(String module) {
            EmbeddedDatabase database = EmbeddedDatabase.create();
            FaultProxy proxy = FaultProxy.to(database.host(), database.port());
            proxy.refuse();
            Map<String, String> environment = new HashMap<>(Infrastructure.environment(database.through(proxy)));
            environment.put("MUSTER_COMMS_STATUS_PAGE_SNAPSHOT", "target/cold-start-status-page.json");
            return new Part(module, proxy, ServiceProcess.start(module, "cold", environment));
        }

        boolean needsDatabase() {
            return !READY_ALL_THE_SAME.contains(module);
        }
    }

    @Test
    void everyServiceWaitsForItsDatabase() {
        List<Part> parts = SERVICES.stream().map(Part::startedWithoutDatabase).toList();
        try {
            parts.forEach(part -> part.process().alive());
            assertThat(parts.stream().filter(Part::needsDatabase))
                    .allSatisfy(part -> assertThat(part.process().health("ready"))
                            .as(part.module())
                            .isEqualTo(503));

            parts.forEach(part -> part.database().pass());

            parts.forEach(part -> part.process().usesDatabase());
            parts.forEach(part -> part.process().ready());
            assertThat(parts)
                    .allSatisfy(part -> assertThat(part.process().isRunning())
                            .as(part.module())
                            .isTrue());
        } finally {
            parts.stream()
                    .flatMap(part -> Stream.<AutoCloseable>of(part.process(), part.database()))
                    .forEach(ColdStartIT::close);
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
