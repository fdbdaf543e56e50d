package io.muster.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.testkit.EmbeddedDatabase;
import io.muster.testkit.FaultProxy;
import io.muster.testkit.Infrastructure;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service that starts while its database is away lives, says that it is not ready, and comes back by itself. */
class StartWithoutDatabaseIT {

    /** Shows the public status page from its snapshot; intake needs the database once, to know the keys. */
    private static final String READY_ALL_THE_SAME = "comms-service";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "detection-service",
                "triage-service",
                "escalation-service",
                "comms-service",
                "resolution-service",
                "review-service",
                "command-board"
            })
    void itWaitsForItsDatabase(String module) {
        EmbeddedDatabase database = EmbeddedDatabase.create();
        try (FaultProxy proxy = FaultProxy.to(database.host(), database.port())) {
            proxy.refuse();
            try (ServiceProcess service = ServiceProcess.start(module, "cold", environment(database.through(proxy)))) {
                service.alive();
                assertThat(service.health("started"))
                        .as("what Kubernetes would restart it for")
                        .isEqualTo(200);
                if (!module.equals(READY_ALL_THE_SAME)) {
                    assertThat(service.health("ready")).isEqualTo(503);
                }

                proxy.pass();

                service.usesDatabase();
                service.ready();
                assertThat(service.isRunning()).isTrue();
            }
        }
    }

    private static Map<String, String> environment(EmbeddedDatabase database) {
        Map<String, String> environment = new HashMap<>(Infrastructure.environment(database));
        environment.put("MUSTER_COMMS_STATUS_PAGE_SNAPSHOT", "target/cold-status-page.json");
        return environment;
    }
}
