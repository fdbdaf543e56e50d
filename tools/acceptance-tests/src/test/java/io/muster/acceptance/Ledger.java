package io.muster.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.testkit.LifecycleTopic;
import io.muster.testkit.LifecycleTopic.Published;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/**
 * One incident's books after a drill, reconciled by query: what each service decided (outbox), what the stream says
 * (Kafka), what review took in (inbox), what was paged, and what the auditor of paging says was due.
 */
final class Ledger {
    private static final List<String> SERVICES =
            List.of("detection", "triage", "escalation", "comms", "resolution", "review");
    private static final Pattern INCIDENT = Pattern.compile("/incidents/([0-9a-f-]{36})");

    private final SuiteUnderTest suite;
    private final UUID incident;

    private Ledger(SuiteUnderTest suite, UUID incident) {
        this.suite = suite;
        this.incident = incident;
    }

    /** @param output what the drill said; it names the incident's page on the board */
    static Ledger of(SuiteUnderTest suite, String output) {
        Matcher link = INCIDENT.matcher(output);
        assertThat(link.find()).as("the drill names its incident").isTrue();
        return of(suite, UUID.fromString(link.group(1)));
    }

    static Ledger of(SuiteUnderTest suite, UUID incident) {
        return new Ledger(suite, incident);
    }

    void isWhole() {
        Awaitility.await("everything decided is published")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> {
                    for (String service : SERVICES) {
                        assertThat(ids(service, "select id from outbox where published_at is null"))
                                .as("unpublished events of %s", service)
                                .isEmpty();
                    }
                });
        List<Published> stream = stream();
        for (String service : SERVICES) {
            List<UUID> decided =
                    ids(service, "select id from outbox where incident_id = '" + incident + "' order by seq");
            List<UUID> told = new ArrayList<>(new LinkedHashSet<>(stream.stream()
                    .filter(record -> record.headers().get("ce_source").startsWith(service))
                    .map(Published::id)
                    .toList()));
            assertThat(told).as("events of %s, in their order", service).isEqualTo(decided);
            assertThat(ids(service, "select id from dead_letter"))
                    .as("dead letters of %s", service)
                    .isEmpty();
        }
        everythingIsOnTheTimeline(stream);
        everyPageWentOut(stream);
        theAuditorMissesNothing();
    }

    private void everythingIsOnTheTimeline(List<Published> stream) {
        List<UUID> told = stream.stream().map(Published::id).distinct().toList();
        Awaitility.await("review has taken in every event")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(ids("review", "select id from inbox")).containsAll(told));
    }

    private void everyPageWentOut(List<Published> stream) {
        List<UUID> announced = stream.stream()
                .map(Published::event)
                .filter(ResponderPaged.class::isInstance)
                .map(event -> ((ResponderPaged) event).pageId())
                .distinct()
                .toList();
        assertThat(ids("escalation", "select id from page where incident_id = '" + incident + "'"))
                .as("pages")
                .containsExactlyInAnyOrderElementsOf(announced)
                .isNotEmpty();
        Awaitility.await("every page has left")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(ids(
                                "escalation",
                                "select id from page where incident_id = '" + incident
                                        + "' and (state in ('held', 'sending') or attempts = '[]')"))
                        .isEmpty());
    }

    /**
     * Books kept in one transaction agree also about a page that nobody decided; the auditor computes what was due anew. That
     * a verdict is missing is for people to mend, and pages are sent without one.
     */
    private void theAuditorMissesNothing() {
        Map<String, String> environment = suite.environment();
        Awaitility.await("the auditor of paging is well")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    JsonPath audit = RestAssured.given()
                            .auth()
                            .oauth2(environment.get("MUSTER_TOKEN_COMMANDER"))
                            .get(environment.get("MUSTER_ESCALATION_URL") + "/paging-audit")
                            .then()
                            .statusCode(200)
                            .extract()
                            .jsonPath();
                    List<Map<String, Object>> findings = audit.getList("findings");
                    assertThat(findings)
                            .filteredOn(finding -> !"no verdict".equals(finding.get("kind")))
                            .isEmpty();
                    assertThat(audit.getBoolean("allWell")).isEqualTo(findings.isEmpty());
                });
    }

    private List<Published> stream() {
        try (LifecycleTopic topic = LifecycleTopic.open(suite.kafka())) {
            return topic.records(incident);
        }
    }

    private List<UUID> ids(String service, String query) {
        String name = "muster_" + service;
        try (Connection connection = DriverManager.getConnection(suite.jdbcUrl(name), name, name);
                ResultSet rows = connection.createStatement().executeQuery(query)) {
            List<UUID> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
            return ids;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
