package io.muster.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.Topics;
import io.muster.testkit.FaultProxy;
import io.muster.testkit.LifecycleTopic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Broker or database gone, or frozen: nothing hangs, nothing is lost, everything comes back by itself. */
@QuarkusTest
@QuarkusTestResource(value = BehindProxies.class, restrictToAnnotatedClass = true)
class FaultsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Nothing hangs longer than ten seconds; a busy machine may take as long to tell. */
    private static final Duration LONGEST_HANG = Duration.ofSeconds(20);

    /** The real case lasts longer than 90 s: {@code -Dmuster.outage=PT95S}. */
    private static final Duration OUTAGE = Duration.parse(System.getProperty("muster.outage", "PT3S"));

    enum Fault {
        GONE {
            @Override
            void hit(FaultProxy proxy) {
                proxy.refuse();
            }
        },
        FROZEN {
            @Override
            void hit(FaultProxy proxy) {
                proxy.freeze();
            }
        };

        abstract void hit(FaultProxy proxy);
    }

    BehindProxies proxies;

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    Outbox outbox;

    @Inject
    DurableLog log;

    @Inject
    Journal journal;

    @AfterEach
    void mend() {
        proxies.database().pass();
        proxies.broker().pass();
    }

    @ParameterizedTest
    @EnumSource
    void theBrokerIsAway(Fault fault) {
        UUID incident = UUID.randomUUID();
        append(incident, "before");
        await().atMost(PATIENCE).until(() -> journal.textsOf(incident).equals(List.of("before")));

        fault.hit(proxies.broker());
        append(incident, "meanwhile 1");
        append(incident, "meanwhile 2");
        long asked = System.nanoTime();
        assertThatThrownBy(() -> log.append(Topics.SIGNALS, "a", Map.of(), new byte[0])
                        .await()
                        .atMost(PATIENCE))
                .isInstanceOf(BrokerUnavailable.class);
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(LONGEST_HANG);
        assertReady(200);

        outage();
        proxies.broker().pass();
        await().atMost(PATIENCE)
                .until(() -> journal.textsOf(incident).equals(List.of("before", "meanwhile 1", "meanwhile 2")));
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            log.append(Topics.SIGNALS, "a", Map.of(), new byte[0]).await().atMost(PATIENCE);
            return true;
        });
    }

    @ParameterizedTest
    @EnumSource
    void theDatabaseIsAway(Fault fault) {
        UUID incident = UUID.randomUUID();
        append(incident, "before");
        await().atMost(PATIENCE).until(() -> journal.textsOf(incident).equals(List.of("before")));

        try (LifecycleTopic others = LifecycleTopic.open(proxies.brokerAddress())) {
            fault.hit(proxies.database());
            others.publish(Events.task(incident, "sent meanwhile"));
        }
        long asked = System.nanoTime();
        assertThatThrownBy(() -> append(incident, "refused")).isNotNull();
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(LONGEST_HANG);
        log.append(Topics.SIGNALS, "a", Map.of(), new byte[0]).await().atMost(PATIENCE);
        assertReady(503);

        outage();
        proxies.database().pass();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            append(incident, "after");
            return true;
        });
        await().atMost(PATIENCE).until(() -> journal.textsOf(incident).containsAll(List.of("sent meanwhile", "after")));
        await().atMost(PATIENCE).untilAsserted(() -> assertReady(200));
    }

    private static void outage() {
        await().pollDelay(OUTAGE).atMost(OUTAGE.plus(PATIENCE)).until(() -> true);
    }

    private void assertReady(int status) {
        int port = ConfigProvider.getConfig().getValue("quarkus.management.port", Integer.class);
        RestAssured.given().port(port).get("/health/ready").then().statusCode(status);
        RestAssured.given().port(port).get("/health/live").then().statusCode(200);
    }

    private void append(UUID incident, String text) {
        run(() -> outbox.append(Events.task(incident, text)));
    }

    private void run(Supplier<Uni<Void>> work) {
        unitOfWork.run(work).await().atMost(PATIENCE);
    }
}
