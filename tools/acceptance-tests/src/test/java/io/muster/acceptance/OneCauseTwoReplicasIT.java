package io.muster.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.Measure;
import io.muster.contracts.Topics;
import io.muster.testkit.EmbeddedBroker;
import io.muster.testkit.EmbeddedDatabase;
import io.muster.testkit.Infrastructure;
import io.muster.testkit.Tokens;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Two processes of detection-service on one database and one broker; two alerts of one cause, one posted to each, are
 * released at a barrier, 200 times. Without the lock on the scope the index still forbids the second incident, by the
 * failure of a transaction that had drawn a number: the numbers would have gaps. The same for services that need each other;
 * and what the two tell of the store's measures is told once, though both tell it.
 */
@TestMethodOrder(OrderAnnotation.class)
class OneCauseTwoReplicasIT {
    private static final int CAUSES = 200;
    private static final int NEIGHBOURS = 50;
    private static final int SEGMENTS = 20;
    private static final int MINUTES = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final EmbeddedDatabase DATABASE = EmbeddedDatabase.create();
    private static ServiceProcess one;
    private static ServiceProcess other;
    private static String key;

    @BeforeAll
    static void start() {
        Map<String, String> environment = Infrastructure.environment(DATABASE);
        one = ServiceProcess.start("detection-service", "one", environment);
        other = ServiceProcess.start("detection-service", "other", environment);
        one.ready();
        other.ready();
        RestAssured.given()
                .auth()
                .oauth2(Tokens.persona("olga"))
                .contentType(ContentType.JSON)
                .body("""
                        {"version": 2,
                         "rules": [{"name": "everything", "match": {}, "outcome": "incident", "severity": "SEV3"}]}""")
                .put(one.url("/declaration-policy"))
                .then()
                .statusCode(200);
        key = newKey("prometheus");
    }

    private static String newKey(String name) {
        return RestAssured.given()
                .auth()
                .oauth2(Tokens.persona("amir"))
                .contentType(ContentType.JSON)
                .body("{\"name\": \"%s\"}".formatted(name))
                .post(one.url("/integrations"))
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
    }

    @Test
    @Order(1)
    void twoAlertsAtTheSameInstantOpenOneIncident() throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(2);
        try (ExecutorService senders = Executors.newFixedThreadPool(2)) {
            for (int cause = 0; cause < CAUSES; cause++) {
                Future<Integer> checkout = senders.submit(alert(barrier, one, "CheckoutErrors", "cause-" + cause));
                Future<Integer> payment = senders.submit(alert(barrier, other, "PaymentErrors", "cause-" + cause));
                assertThat(List.of(checkout.get(), payment.get())).containsOnly(200);
            }
        }

        await("every alert in its incident")
                .atMost(PATIENCE)
                .until(() -> count("select count(*) from alert where incident_id is not null") == 2 * CAUSES);
        assertThat(count("select count(*) from incident")).isEqualTo(CAUSES);
        assertThat(count("select count(distinct service) from incident")).isEqualTo(CAUSES);
        assertThat(count("select max(number) - min(number) + 1 from incident"))
                .as("numbers drawn")
                .isEqualTo(CAUSES);
        assertThat(List.of(decided(one), decided(other)))
                .as("signals that each replica decided about")
                .allMatch(signals -> signals > CAUSES / 4.0);
    }

    @Test
    @Order(2)
    void servicesThatNeedEachOtherAndBreakAtTheSameInstantAreOneIncident() throws Exception {
        String services =
                IntStream.range(0, NEIGHBOURS).mapToObj("""
                        {"name": "near-db-%1$d"}, {"name": "near-app-%1$d", "dependsOn": ["near-db-%1$d"]}"""::formatted).collect(Collectors.joining(", "));
        RestAssured.given()
                .auth()
                .oauth2(Tokens.persona("olga"))
                .contentType(ContentType.JSON)
                .body("{\"services\": [" + services + "]}")
                .put(one.url("/catalogue"))
                .then()
                .statusCode(200);

        CyclicBarrier barrier = new CyclicBarrier(2);
        try (ExecutorService senders = Executors.newFixedThreadPool(2)) {
            for (int pair = 0; pair < NEIGHBOURS; pair++) {
                Future<Integer> needed = senders.submit(alert(barrier, one, "DatabaseDown", "near-db-" + pair));
                Future<Integer> needs = senders.submit(alert(barrier, other, "AppErrors", "near-app-" + pair));
                assertThat(List.of(needed.get(), needs.get())).containsOnly(200);
            }
        }

        String near = " from alert where labels ->> 'service' like 'near-%' and incident_id is not null";
        await("every alert in its incident")
                .atMost(PATIENCE)
                .until(() -> count("select count(*)" + near) == 2 * NEIGHBOURS);
        assertThat(count("select count(distinct incident_id)" + near)).isEqualTo(NEIGHBOURS);
        assertThat(count("select count(*) from incident where service like 'near-%'"))
                .isEqualTo(NEIGHBOURS);
    }

    @Test
    @Order(3)
    void whatBothTellOfTheStoreIsToldOnceAndNothingIsLeftOut() {
        Instant first = Instant.now().truncatedTo(ChronoUnit.MINUTES).minusSeconds(60L * (MINUTES + 2));
        measures(one, newKey("shop-one"), "one", first);
        measures(other, newKey("shop-other"), "other", first);

        await("all told")
                .atMost(PATIENCE)
                .until(() -> count("select count(*) from measure_bucket where untold") == 0
                        && count("select count(*) from publication") == 0);
        assertThat(count("select count(distinct holder) from publication_shard"))
                .as("replicas that publish")
                .isEqualTo(2);
        List<String> told = told();
        assertThat(told).doesNotHaveDuplicates().hasSize(2 * SEGMENTS * MINUTES);
    }

    private static void measures(ServiceProcess replica, String source, String region, Instant first) {
        String values = IntStream.range(0, SEGMENTS * MINUTES)
                .mapToObj(i -> """
                        {"metric": "orders", "journey": "checkout", "region": "%s-%d", "at": "%s", "value": %d}""".formatted(region, i / MINUTES, first.plusSeconds(60L * (i % MINUTES)), i))
                .collect(Collectors.joining(", "));
        RestAssured.given()
                .header("Authorization", "Bearer " + source)
                .contentType(ContentType.JSON)
                .body("{\"id\": \"%s\", \"until\": \"%s\", \"values\": [%s]}"
                        .formatted(region, first.plusSeconds(60L * MINUTES), values))
                .post(replica.url("/measures/batch"))
                .then()
                .statusCode(200);
    }

    /** Region and minute of every measure of ours on the topic. */
    private static List<String> told() {
        List<String> told = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", EmbeddedBroker.bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.MEASURES).stream()
                    .map(found -> new TopicPartition(found.topic(), found.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    Measure measure = Measure.fromJson(record.value());
                    if (String.valueOf(measure.segment().region()).matches("(one|other)-\\d+")) {
                        told.add(measure.segment().region() + " " + measure.minute());
                    }
                });
            }
        }
        return told;
    }

    private static Callable<Integer> alert(CyclicBarrier barrier, ServiceProcess replica, String name, String service) {
        String body = """
                [{"labels": {"alertname": "%s", "service": "%s", "severity": "critical"}, "startsAt": "%s"}]""".formatted(name, service, Instant.now());
        return () -> {
            barrier.await();
            return RestAssured.given()
                    .header("Authorization", "Bearer " + key)
                    .contentType(ContentType.JSON)
                    .body(body)
                    .post(replica.url("/api/v2/alerts"))
                    .statusCode();
        };
    }

    private static double decided(ServiceProcess replica) {
        return replica.metric("muster_detection_decisions_total");
    }

    private static long count(String query) {
        try (var connection = DATABASE.open();
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
