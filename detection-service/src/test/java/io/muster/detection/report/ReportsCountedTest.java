package io.muster.detection.report;

import static io.muster.detection.Senders.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.startsWith;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Journey;
import io.muster.detection.policy.Facts;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Reports that say the same are counted together (R24–R26). Each test has a service of its own. */
@QuarkusTest
@WithMuster
class ReportsCountedTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String service = "svc-" + UUID.randomUUID();

    @Test
    void twelveReportsOfOneThingAreOneWithACount() {
        List<String> said = List.of("Can't pay", "customers cannot pay", "unable to pay by card", "payment fails");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            // of a journey that no other test complains about without naming a service
            ids.add(report(Map.of(
                    "source", "support", "what", said.get(i % said.size()), "service", service, "journey", "payouts")));
        }

        await().atMost(PATIENCE)
                .until(() -> ids.stream()
                        .allMatch(id -> Integer.valueOf(12)
                                .equals(as("vito").get("/reports/{id}", id).path("reports"))));

        assertThat(ids.stream()
                        .map(id -> as("vito").get("/reports/{id}", id).<String>path("countedWith"))
                        .filter(counted -> counted == null))
                .as("they are counted on one")
                .hasSize(1);
        assertThat(ids.stream()
                        .map(id -> as("vito").get("/reports/{id}", id).<String>path("incidentId"))
                        .distinct())
                .as("of one incident")
                .hasSize(1)
                .doesNotContainNull();
    }

    @Test
    void threeWhoCannotPayAreABuyingJourneyThoughNobodyNamesIt() {
        assertThat(ofThose(1).journey()).isNull();
        assertThat(ofThose(2).journey()).isNull();
        assertThat(ofThose(3).journey()).isEqualTo(Journey.PAY);
    }

    private static Facts ofThose(int reports) {
        return new Facts(Source.SUPPORT, null, null, Map.of()).saidIn(reports, "Kunden können nicht bezahlen");
    }

    @Test
    void soManyReportsMayBeAnIncidentByPolicy() {
        Map<String, Object> policy = as("olga").get("/declaration-policy").as(Map.class);
        List<Object> rules = new ArrayList<>((List<?>) policy.get("rules"));
        rules.addFirst(Map.of(
                "name",
                service,
                "match",
                Map.of("services", List.of(service), "reports", 3),
                "outcome",
                "incident",
                "severity",
                "SEV2"));
        as("olga")
                .body(Map.of("rules", rules, "version", policy.get("version")))
                .put("/declaration-policy")
                .then()
                .statusCode(200);

        String first = report("Search shows nothing");
        report("search shows nothing at all");
        String third = report("Search: shows nothing");

        await().atMost(PATIENCE)
                .until(() -> as("vito").get("/reports/{id}", first).path("incidentId") != null);
        String incident = as("vito").get("/reports/{id}", first).path("incidentId");
        as("vito")
                .get("/incidents/{id}", incident)
                .then()
                .body("what", containsStringIgnoringCase("search shows nothing"))
                .body("reason", startsWith("reported 3 times, rule \"" + service + "\""));
        assertThat(third).isNotEqualTo(first);
    }

    @Test
    void aTryOfAPolicyKnowsHowManyHadSaidItByThen() {
        List<String> ids = List.of(
                report("Search shows nothing"), report("search shows nothing at all"), report("Search: shows nothing"));
        await().atMost(PATIENCE)
                .until(() -> ids.stream()
                        .allMatch(id -> Integer.valueOf(3)
                                .equals(as("vito").get("/reports/{id}", id).path("reports"))));

        as("olga")
                .body(Map.of(
                        "days",
                        1,
                        "rules",
                        List.of(Map.of(
                                "name",
                                "three say it",
                                "match",
                                Map.of("services", List.of(service), "reports", 3),
                                "outcome",
                                "incident"))))
                .post("/declaration-policy/dry-run")
                .then()
                .statusCode(200)
                .body("becomeIncidents", equalTo(1))
                .body("samples.findAll { it.wouldBe.rule == 'three say it' }.id[0]", in(ids));
    }

    @Test
    void aReportThatIsSentAgainWithItsKeyIsOneReport() {
        String key = UUID.randomUUID().toString();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ids.add(as("vito")
                    .header("Idempotency-Key", key)
                    .body(Map.of("source", "support", "what", "Vouchers vanish", "service", service))
                    .post("/reports")
                    .then()
                    .statusCode(202)
                    .extract()
                    .path("id"));
        }
        String another = report("Vouchers vanish");

        assertThat(ids).containsOnly(ids.getFirst());
        await().atMost(PATIENCE)
                .until(() -> Integer.valueOf(2)
                        .equals(as("vito").get("/reports/{id}", another).path("reports")));
    }

    private String report(String what) {
        return report(Map.of("source", "support", "what", what, "service", service));
    }

    private static String report(Map<String, String> body) {
        return as("vito")
                .body(body)
                .post("/reports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }
}
