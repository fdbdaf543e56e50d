package io.muster.escalation.paging;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.Severity;
import io.muster.escalation.Store;
import io.muster.escalation.WithStore;
import io.muster.testkit.Tokens;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What policies and dry-runs promise is what the running engine does, by its own timers and rows. */
@QuarkusTest
@WithMuster
class PromisedAndSentTest extends WithStore {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** One message, promised or sent: to whom, where, for what. */
    private record Contacted(String person, Object contact, Object round, Object level, Object forRole) {}

    @Test
    void aDryRunTellsWhoIsContactedWhenAndHow() {
        store.reachedBy("rami", Store.mail(store.address("rami")), Store.mail("second." + store.address("rami")));
        byRules("ada");
        List<Map<String, Object>> promised = dryRun(Severity.SEV2);
        List<Duration> times =
                promised.stream().map(one -> seconds(one.get("after"))).toList();
        assertThat(promised).as("who stands in for cora, too").hasSizeGreaterThanOrEqualTo(5);

        Instant start = clock.instant();
        UUID incident = store.confirmed(store.detected(Severity.SEV2), Severity.SEV2);
        for (int sent = 0; sent < promised.size(); sent++) {
            Duration ahead = Duration.between(clock.instant(), start.plus(times.get(sent)));
            if (ahead.isPositive()) {
                clock.forward(ahead.plusSeconds(1));
            }
            int expected = sent + 1;
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(attempts(incident)).hasSizeGreaterThanOrEqualTo(expected));
        }

        List<Map<String, Object>> attempts = attempts(incident);
        assertThat(contacted(attempts)).containsExactlyInAnyOrderElementsOf(contacted(promised));
        for (int i = 0; i < times.size(); i++) {
            Duration after = Duration.between(
                    start, Instant.parse((String) attempts.get(i).get("at")));
            assertThat(after).isBetween(times.get(i), times.get(i).plus(PATIENCE));
        }
        store.resolved(incident);
    }

    @Test
    void aDryRunThatNamesNoServiceIsOfTheFirstThatThePolicyStandsFor() {
        store.policy(Map.of("levels", List.of(level("PT5M", "nobody"))));

        given().auth()
                .oauth2(Tokens.persona("vito"))
                .contentType(ContentType.JSON)
                .body(Map.of("severity", "SEV3"))
                .post("/policies/" + store.policyKey() + "/dry-run")
                .then()
                .statusCode(200)
                .body("contacts[0].person", equalTo(store.id("olga")))
                .body("contacts[0].because", startsWith("team lead, standing in"));
    }

    @Test
    void anAcknowledgementHoldsForItsTimeWhileTheIncidentIsOpen() {
        store.policy(Map.of(
                "levels", List.of(level("PT5M", "rami"), level("PT5M", "ada")), "acknowledgementTimeout", "PT30M"));
        UUID incident = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);
        given().post(Store.linkIn(store.mailTo("rami"))).then().statusCode(200);

        clock.forward(Duration.ofMinutes(31));

        List<ResponderPaged> pages = topic.await(ResponderPaged.class, incident, 2);
        assertThat(pages.getLast().person()).isEqualTo(store.id("rami"));
        assertThat(pages.getLast().reason()).startsWith("reminder: acknowledged at ");
        clock.forward(Duration.ofMinutes(6));
        assertThat(topic.await(ResponderPaged.class, incident, 3).getLast().person())
                .isEqualTo(store.id("ada"));
        store.resolved(incident);
    }

    @Test
    void incidentsThatComeTogetherEachHaveTheirTurn() {
        store.policy(Map.of(
                "levels",
                List.of(Map.of(
                        "targets",
                        Stream.of("rami", "ada", "olga")
                                .map(name -> Map.of("person", store.id(name)))
                                .toList(),
                        "timeout",
                        "PT5M",
                        "mode",
                        "round-robin"))));
        List<UUID> incidents =
                Stream.generate(() -> store.detected(Severity.SEV3)).limit(9).toList();
        incidents.forEach(incident -> store.confirmed(incident, Severity.SEV3));

        List<String> people = incidents.stream()
                .map(incident -> topic.await(ResponderPaged.class, incident).person())
                .toList();

        for (String name : List.of("rami", "ada", "olga")) {
            assertThat(people).filteredOn(store.id(name)::equals).as(name).hasSize(3);
        }
        incidents.forEach(store::resolved);
    }

    /** At once by mail, after two minutes by another one. */
    private void byRules(String name) {
        given().auth()
                .oauth2(Tokens.of("amir", "admin", "viewer"))
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "name",
                        name,
                        "timeZone",
                        "Europe/Berlin",
                        "contacts",
                        List.of(Store.mail(store.address(name)), Store.mail("second." + store.address(name))),
                        "rules",
                        List.of(
                                Map.of("urgency", "high", "after", "PT0S", "contact", 2),
                                Map.of("urgency", "high", "after", "PT2M", "contact", 1))))
                .put("/people/" + store.id(name))
                .then()
                .statusCode(200);
    }

    private Map<String, Object> level(String timeout, String name) {
        return Map.of("targets", List.of(Map.of("person", store.id(name))), "timeout", timeout);
    }

    private List<Map<String, Object>> dryRun(Severity severity) {
        return given().auth()
                .oauth2(Tokens.persona("vito"))
                .contentType(ContentType.JSON)
                .body(Map.of("severity", severity, "service", store.service()))
                .post("/policies/" + store.policyKey() + "/dry-run")
                .then()
                .statusCode(200)
                .extract()
                .path("contacts");
    }

    /** Every message of the incident, in the order in which they were begun, with what its page says. */
    private static List<Map<String, Object>> attempts(UUID incident) {
        List<Map<String, Object>> pages = given().auth()
                .oauth2(Tokens.persona("vito"))
                .get("/incidents/" + incident)
                .then()
                .extract()
                .path("pages");
        List<Map<String, Object>> all = new ArrayList<>();
        for (Map<String, Object> page : pages == null ? List.<Map<String, Object>>of() : pages) {
            attemptsOf(page).forEach(attempt -> {
                Map<String, Object> both = new java.util.HashMap<>(page);
                both.putAll(attempt);
                all.add(both);
            });
        }
        all.sort(Comparator.comparing(attempt -> Instant.parse((String) attempt.get("at"))));
        return all;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> attemptsOf(Map<String, Object> page) {
        return (List<Map<String, Object>>) page.get("attempts");
    }

    private static List<Contacted> contacted(List<Map<String, Object>> messages) {
        return messages.stream()
                .map(message -> new Contacted(
                        (String) message.get("person"),
                        message.get("contact"),
                        message.get("round"),
                        message.get("level"),
                        message.get("forRole")))
                .toList();
    }

    private static Duration seconds(Object number) {
        return Duration.ofSeconds(((Number) number).longValue());
    }
}
