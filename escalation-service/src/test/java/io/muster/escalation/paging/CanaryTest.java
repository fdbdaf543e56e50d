package io.muster.escalation.paging;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.muster.contracts.Canary;
import io.muster.contracts.Ids;
import io.muster.contracts.Topics;
import io.muster.testkit.EmbeddedBroker;
import io.muster.testkit.Infrastructure;
import io.muster.testkit.LifecycleTopic;
import io.muster.testkit.MovableClock;
import io.muster.testkit.Tokens;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A canary is paged as an incident is, to nobody, and its coming through is watched. */
@QuarkusTest
@WithMuster
class CanaryTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Inject
    MovableClock clock;

    @BeforeEach
    @AfterEach
    void reset() {
        clock.reset();
    }

    @Test
    void itsMessageIsTakenByNobodyAndNoOtherStageHearsOfIt() {
        try (LifecycleTopic lifecycle = LifecycleTopic.open()) {
            Canary canary = sent(clock.instant());

            awaitThrough(canary);

            assertThat(Infrastructure.database()
                            .text(
                                    "select state || ', ' || state_why from escalation where incident_id = ?",
                                    canary.id()))
                    .isEqualTo("stopped, the canary is through");
            assertThat(Infrastructure.database()
                            .text(
                                    "select person || ' by ' || channel from page p"
                                            + " join delivery d on d.incident_id = p.incident_id where p.incident_id = ?",
                                    canary.id()))
                    .isEqualTo("canary/nobody by null");
            assertThat(lifecycle.records())
                    .noneMatch(record -> record.key().equals(canary.id().toString()));
        }
    }

    @Test
    void theAuditorTellsOfTheNewestAndWhenNoneComesThrough() {
        Canary canary = sent(clock.instant());
        awaitThrough(canary);
        await().atMost(SOON)
                .untilAsserted(() -> audit().body("canary.sentAt", org.hamcrest.Matchers.notNullValue())
                        .body("findings.kind", not(hasItem("canary lost"))));

        clock.forward(Duration.ofMinutes(4));
        await().atMost(SOON).untilAsserted(() -> audit().body("findings.kind", hasItem("canary lost")));

        // the database's clock says when it was taken
        clock.reset();
        awaitThrough(sent(clock.instant()));
        await().atMost(SOON).untilAsserted(() -> audit().body("findings.kind", not(hasItem("canary lost"))));
    }

    @Test
    void oneThatComesTooLateIsNotPagedAndOldOnesAreForgotten() {
        Canary late = sent(clock.instant().minusSeconds(600));
        Canary first = sent(clock.instant());
        awaitThrough(first);
        assertThat(count(late)).isZero();

        clock.forward(Duration.ofMinutes(70));
        sent(clock.instant());

        await().atMost(SOON).untilAsserted(() -> assertThat(count(first)).isZero());
    }

    @Test
    void noPersonCanBeReachedByItsChannel() {
        given().auth()
                .oauth2(Tokens.of("amir", "admin", "viewer"))
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "name",
                        "N",
                        "timeZone",
                        "UTC",
                        "contacts",
                        List.of(Map.of("kind", "null", "address", "nowhere"))))
                .put("/people/nobody-" + UUID.randomUUID())
                .then()
                .statusCode(422);
        given().auth()
                .oauth2(Tokens.persona("vito"))
                .get("/channels")
                .then()
                .statusCode(200)
                .body("channels.kind", not(hasItem("null")));
    }

    private static Canary sent(Instant at) {
        Canary canary = new Canary(Ids.at(at), at);
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topics.CANARY, canary.id().toString(), canary.toJson());
        Map.of("ce_id", UUID.randomUUID().toString(), "ce_type", Canary.TYPE, "ce_source", "detection-service")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", EmbeddedBroker.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(record);
        }
        return canary;
    }

    private static void awaitThrough(Canary canary) {
        await().atMost(SOON)
                .until(() -> "sent"
                        .equals(Infrastructure.database()
                                .text(
                                        "select coalesce((select state from delivery where incident_id = ?"
                                                + " and concluded_at is not null), '')",
                                        canary.id())));
    }

    private static long count(Canary canary) {
        return Infrastructure.database().number("select count(*) from escalation where incident_id = ?", canary.id());
    }

    private static io.restassured.response.ValidatableResponse audit() {
        return given().auth()
                .oauth2(Tokens.persona("vito"))
                .get("/paging-audit")
                .then()
                .statusCode(200);
    }
}
