package io.muster.escalation.auditor;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.Actor;
import io.muster.contracts.EscalationEvent.EscalationStarted;
import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.EventContext;
import io.muster.contracts.Severity;
import io.muster.durable.UnitOfWork;
import io.muster.escalation.WithStore;
import io.muster.testkit.Tokens;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What could cost a page is found by the auditor, whatever part of the way is broken. */
@QuarkusTest
@WithMuster
class AuditorTest extends WithStore {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Inject
    DataSource database;

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    Ledger ledger;

    @Inject
    KafkaClientService clients;

    @Test
    void aDeletedPageRowIsFoundAndAnEndedIncidentIsLeftAlone() throws SQLException {
        UUID incident = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);
        UUID page = topic.await(ResponderPaged.class, incident).pageId();
        store.mailTo("rami");
        assertThat(findings(incident)).isEmpty();

        sql("delete from page_link where page_id = '" + page + "'");
        sql("delete from page where id = '" + page + "'");

        awaitFinding(incident, "page lost");
        store.resolved(incident);
        await().atMost(SOON).untilAsserted(() -> assertThat(findings(incident)).isEmpty());
    }

    @Test
    void anIncidentWhoseConfirmationTheEngineNeverTookInIsFound() throws SQLException {
        UUID incident = UUID.randomUUID();
        // The record is known to the engine's inbox, as a dead letter's is: it does nothing about it.
        UUID event = UUID.randomUUID();
        sql("insert into inbox (id) values ('" + event + "')");
        topic.publish(
                event,
                store.confirmation(incident, Severity.SEV3, clock.instant().minusSeconds(600)));

        awaitFinding(incident, "not escalated");
        store.dismissed(incident);
    }

    @Test
    void aSilentTriageIsFound() {
        UUID incident =
                store.detected(Severity.SEV3, store.service(), clock.instant().minusSeconds(600));

        awaitFinding(incident, "triage stands");
        store.costs(incident, "1", "2");
        awaitFinding(incident, "no verdict");
        assertThat(findings(incident))
                .extracting(finding -> finding.get("kind"))
                .doesNotContain("triage stands");
        store.dismissed(incident);
    }

    @Test
    void aRecordThatCouldNotBeTakenInIsFound() throws SQLException {
        dies("00000000-0000-7000-8000-00000000dead");
        try {
            awaitFinding(null, "dead letter");
        } finally {
            sql("delete from dead_letter where lane = 'audit/1'");
        }
    }

    @Test
    void howManyRecordsCouldNotBeTakenInIsToldAsItIsNow() throws SQLException {
        dies("00000000-0000-7000-8000-00000000dea1");
        try {
            int before = awaitDeadLetters(0);

            dies("00000000-0000-7000-8000-00000000dea2");

            assertThat(awaitDeadLetters(before)).isGreaterThan(before);
        } finally {
            sql("delete from dead_letter where lane = 'audit/1'");
        }
    }

    private void dies(String id) throws SQLException {
        sql("insert into dead_letter (id, lane, state, topic, record_partition, record_offset, headers) values ('" + id
                + "', 'audit/1', 'dead', 'audit', 0, 0, '{}')");
    }

    /** How many it tells of, once it is more than that. */
    private int awaitDeadLetters(int moreThan) {
        return await().atMost(SOON)
                .until(
                        () -> findings(null).stream()
                                .filter(finding -> "dead letter".equals(finding.get("kind")))
                                .map(finding -> finding.get("detail").toString())
                                // another test finds that nothing is wrong
                                .filter(detail -> Character.isDigit(detail.charAt(0)))
                                .mapToInt(detail -> Integer.parseInt(detail.substring(0, detail.indexOf(' '))))
                                .findFirst()
                                .orElse(0),
                        count -> count > moreThan);
    }

    @Test
    void aRunThatAsksForSomebodyElseThanItsPolicySaysIsFound() throws SQLException {
        Instant then = clock.instant().minusSeconds(60);
        UUID incident = UUID.randomUUID();
        UUID confirmed = UUID.randomUUID();
        sql("insert into inbox (id) values ('" + confirmed + "')");
        topic.publish(confirmed, store.confirmation(incident, Severity.SEV3, then));
        UUID run = UUID.randomUUID();
        topic.publish(new EscalationStarted(
                context(incident, then),
                run,
                store.service(),
                null,
                store.policyKey(),
                "1",
                Severity.SEV3,
                true,
                false));
        topic.publish(
                new ResponderPaged(context(incident, then), UUID.randomUUID(), run, store.id("ada"), 1, null, null));

        awaitFinding(incident, "wrong people");
        assertThat(findings(incident))
                .extracting(finding -> finding.get("detail"))
                .contains("level 1 of policy " + store.policyKey() + " stands for " + store.id("rami")
                        + ", and asked for " + store.id("ada"));
        store.dismissed(incident);
    }

    @Test
    void aFindingIsNewOnce() {
        Finding finding = new Finding(Finding.Kind.DEAD_LETTER, Optional.empty(), "of a test", "nothing is wrong");

        List<List<Finding>> fresh = unitOfWork
                .run(() -> ledger.open().chain(open -> {
                    List<Finding> all = new ArrayList<>(
                            open.stream().map(Ledger.OpenFinding::finding).toList());
                    all.add(finding);
                    return ledger.settle(all, clock.instant())
                            .chain(first -> ledger.settle(all, clock.instant())
                                    .map(second -> List.of(first.fresh(), second.fresh())));
                }))
                .await()
                .atMost(SOON);

        assertThat(fresh.getFirst()).contains(finding);
        assertThat(fresh.getLast()).doesNotContain(finding);
    }

    private static EventContext context(UUID incident, Instant at) {
        return EventContext.internal(incident, at, Actor.rule("test"), "as the test says");
    }

    @Test
    void eventsThatNobodyPublishesAreFound() throws SQLException {
        sql("insert into outbox (id, shard, incident_id, type, occurred_at, payload, created_at) values "
                + "(gen_random_uuid(), 99, gen_random_uuid(), 'stuck', now(), '', now() - interval '1 hour')");
        try {
            awaitFinding(null, "relay stands");
        } finally {
            sql("delete from outbox where shard = 99");
        }
    }

    @Test
    void anAuditorThatDoesNotReadIsFound() {
        KafkaConsumer<String, byte[]> reader = clients.getConsumer("audit");
        reader.pause().await().atMost(SOON);
        try {
            store.detected(Severity.SEV3);
            await().atMost(SOON).untilAsserted(() -> {
                clock.forward(Duration.ofSeconds(20));
                assertThat(kinds(null)).contains("audit behind");
            });
        } finally {
            reader.resume().await().atMost(SOON);
        }
        await().atMost(SOON).untilAsserted(() -> assertThat(kinds(null)).doesNotContain("audit behind"));
    }

    private static List<Object> kinds(UUID incident) {
        return findings(incident).stream().map(finding -> finding.get("kind")).toList();
    }

    private void awaitFinding(UUID incident, String kind) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(findings(incident))
                        .extracting(finding -> finding.get("kind"))
                        .contains(kind));
    }

    private static List<Map<String, Object>> findings(UUID incident) {
        List<Map<String, Object>> all = given().auth()
                .oauth2(Tokens.persona("vito"))
                .get("/paging-audit")
                .then()
                .statusCode(200)
                .extract()
                .path("findings");
        String wanted = incident == null ? null : incident.toString();
        return all.stream()
                .filter(finding -> java.util.Objects.equals(finding.get("incidentId"), wanted))
                .toList();
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                var prepared = connection.createStatement()) {
            prepared.executeUpdate(statement);
        }
    }
}
