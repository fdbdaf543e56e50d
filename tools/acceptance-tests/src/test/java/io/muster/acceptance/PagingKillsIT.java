package io.muster.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.Actor;
import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.EventContext;
import io.muster.contracts.Journey;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.IncidentConfirmed;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.testkit.EmbeddedDatabase;
import io.muster.testkit.FakeWebhook;
import io.muster.testkit.LifecycleTopic;
import io.muster.testkit.Tokens;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Two processes of escalation-service page for one incident after the other, while each is ended, as if by kill -9, at the
 * instructions where it hurts most, and started anew. Every second incident is acknowledged from its message. Then every due
 * step has paged, no event is missing, and what came a second time came with the same id. Then a thousand come at once.
 */
@TestMethodOrder(OrderAnnotation.class)
class PagingKillsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** A few at a time are enough to have something in flight at every seam. */
    private static final int AT_A_TIME = 25;

    private static final EmbeddedDatabase DATABASE = EmbeddedDatabase.create();
    private static final FakeWebhook PHONES = FakeWebhook.start();
    private static final LifecycleTopic TOPIC = LifecycleTopic.open();

    private static final List<ReplicaOfPaging> REPLICAS = List.of(
            new ReplicaOfPaging(
                    "one",
                    DATABASE,
                    List.of("claimed-not-sent", "timer-claimed-not-done", "after-commit-before-relay")),
            new ReplicaOfPaging(
                    "two", DATABASE, List.of("mid-handler", "handed-over-not-recorded", "after-publish-before-mark")));

    /** What breaks at once. */
    private static final int BURST = 1000;

    private final List<UUID> incidents = new ArrayList<>();

    @BeforeAll
    static void start() {
        REPLICAS.forEach(ReplicaOfPaging::startAnew);
        REPLICAS.forEach(replica -> replica.process().ready());
        put("/people/rami", person("Rami", "/rami"));
        put("/people/ada", person("Ada", "/ada"));
        put("/teams/shop", """
                {"name": "Shop", "members": ["rami", "ada"]}""");
        put("/policies/shop", """
                {"name": "Shop", "repeat": 0, "levels": [
                  {"targets": [{"person": "rami"}], "timeout": "PT4S"}, {"targets": [{"person": "ada"}], "timeout": "PT4S"}]}""");
        put("/services/shop", """
                {"name": "Shop", "team": "shop", "policy": "shop"}""");
        put("/people/noah", person("Noah", "/noah"));
        put("/policies/burst", """
                {"name": "Burst", "repeat": 0, "levels": [{"targets": [{"person": "noah"}], "timeout": "PT30M"}]}""");
        put("/services/burst", """
                {"name": "Burst", "team": "shop", "policy": "burst"}""");
    }

    private static String person(String name, String path) {
        return """
                {"name": "%s", "timeZone": "Europe/Berlin", "contacts": [
                  {"kind": "webhook", "address": "%s", "secret": "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="}]}""".formatted(name, PHONES.uri(path));
    }

    private static void put(String path, String body) {
        RestAssured.given()
                .auth()
                .oauth2(Tokens.persona("amir"))
                .contentType(ContentType.JSON)
                .body(body)
                .put(REPLICAS.getFirst().process().url(path))
                .then()
                .statusCode(200);
    }

    @AfterAll
    static void stop() {
        REPLICAS.forEach(ReplicaOfPaging::stop);
        TOPIC.close();
        PHONES.close();
    }

    @Test
    @Order(1)
    void killed_at_every_seam_each_step_pages_and_nothing_is_missing() {
        PagingBooks books = new PagingBooks(DATABASE, TOPIC, PHONES);
        Answering answering = new Answering(PHONES, REPLICAS);

        await("every seam")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .until(() -> {
                    if (incidents.size() - books.ended() < AT_A_TIME) {
                        incidents.add(begin("shop", incidents.size() + 1));
                    }
                    answering.answer();
                    REPLICAS.forEach(ReplicaOfPaging::revive);
                    return REPLICAS.stream().allMatch(ReplicaOfPaging::lives);
                });
        await("rest").atMost(PATIENCE).until(() -> {
            answering.answer();
            return books.settled(incidents);
        });

        books.everyEventIsToldInItsOrder(incidents);
        books.everyDueStepPagedOnce(incidents);
        int again = books.everyPageArrivedUnderOneId(incidents);
        System.out.printf("%d incidents, %d messages sent a second time%n", incidents.size(), again);
    }

    @Test
    @Order(2)
    void a_thousand_at_once_page_once_each() {
        PagingBooks books = new PagingBooks(DATABASE, TOPIC, PHONES);
        PHONES.forget();

        for (int number = 1; number <= BURST; number++) {
            incidents.add(begin("burst", number));
        }

        await("a page for each").atMost(PATIENCE).until(() -> PHONES.requests().size() >= BURST);
        await("rest").atMost(PATIENCE).until(books::allIsTold);
        books.everyEventIsToldInItsOrder(incidents);
        assertThat(books.everyPageArrivedUnderOneId(incidents))
                .as("sent again under the same id, though nothing was killed")
                .isZero();
        assertThat(PHONES.requests())
                .hasSize(BURST)
                .extracting(FakeWebhook.Request::uri)
                .containsOnly(URI.create("/noah"));
    }

    private static UUID begin(String service, int number) {
        UUID incident = UUID.randomUUID();
        Instant now = Instant.now();
        EventContext context = EventContext.internal(incident, now, Actor.rule("test"), "as the test says");
        TOPIC.publish(new IncidentDetected(
                context,
                number,
                "Orders fail",
                List.of("eu"),
                now,
                List.of(Journey.PAY),
                service,
                Severity.SEV3,
                Source.MONITORING,
                "1",
                List.of()));
        TOPIC.publish(new IncidentConfirmed(
                context, Severity.SEV3, IncidentType.PAYMENT, List.of(Journey.PAY), service, "1"));
        return incident;
    }
}
