package io.muster.escalation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.muster.contracts.EscalationEvent.EscalationStarted;
import io.muster.contracts.Severity;
import io.muster.durable.UnitOfWork;
import io.muster.escalation.setup.Dependants;
import io.muster.testkit.LifecycleTopic;
import io.muster.testkit.MovableClock;
import io.muster.testkit.Repository;
import io.muster.testkit.Tokens;
import io.muster.testkit.WithMuster;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The first rota by the one file that docs/escalation.md shows, under names of the test's own. */
@QuarkusTest
@WithMuster
class OneFileTest {

    @Inject
    MovableClock clock;

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    @All
    List<Dependants> dependants;

    private final String id = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void theFileSetsUpEverythingAndAgainChangesNothing() throws IOException {
        String file = file();

        put(file, true).statusCode(200).body("created", hasSize(8)).body("dryRun", equalTo(true));
        get("/people/mia-" + id).statusCode(404);
        put(file, false)
                .statusCode(200)
                .body("created", hasItems("people/mia-" + id, "policies/search-" + id, "services/search-" + id))
                .body("created", hasSize(8));
        put(file, false)
                .statusCode(200)
                .body("created", empty())
                .body("changed", empty())
                .body("same", hasSize(8));
        put(file.replace("timeout: PT5M", "timeout: PT4M"), true).body("changed", contains("policies/search-" + id));

        get("/policies/search-" + id).body("version", equalTo(1)).body("levels[0].timeout", equalTo("PT5M"));
        given().auth()
                .oauth2(Tokens.persona("rami"))
                .post("/policies/search-" + id + "/test-page")
                .then()
                .statusCode(200)
                .body("pages.person", hasSize(1))
                .body("pages[0].reason", containsString("on call in schedule search-primary-" + id));
    }

    @Test
    void whatIsExportedCanBeTakenAgain() throws IOException {
        put(file(), false).statusCode(200);
        String exported = given().auth()
                .oauth2(Tokens.persona("amir"))
                .get("/setup")
                .then()
                .statusCode(200)
                .contentType(containsString("application/yaml"))
                .extract()
                .asString();
        YAMLMapper yaml = new YAMLMapper();
        JsonNode everything = yaml.readTree(exported);
        // the other tests' set-up is not ours, and some of it names what there is not
        everything.forEach(section -> ((ObjectNode) section)
                .retain(StreamSupport.stream(((Iterable<String>) section::fieldNames).spliterator(), false)
                        .filter(key -> key.endsWith(id))
                        .toList()));

        put(yaml.writeValueAsString(everything), true)
                .statusCode(200)
                .body("same", hasSize(8))
                .body("created", empty())
                .body("changed", empty());
    }

    @Test
    void anAddressThatLetsInWhoeverHasItIsNotExportedAndStays() {
        String who = "mia-" + id;
        String hook = "http://localhost/services/T1/B1/" + id;
        String file = "people: {%s: {name: Mia, timeZone: UTC, contacts: [{kind: slack, address: '%s'}]}}";
        put(file.formatted(who, hook), false).statusCode(200);
        String shown = given().auth()
                .oauth2(Tokens.persona("amir"))
                .get("/people/" + who)
                .then()
                .statusCode(200)
                .body("contacts[0].address", startsWith("hidden:localhost:"))
                .extract()
                .path("contacts[0].address");

        String exported =
                given().auth().oauth2(Tokens.persona("amir")).get("/setup").asString();
        assertThat(exported).contains(shown).doesNotContain(hook);
        put(file.formatted(who, shown), true).body("same", contains("people/" + who));
        put(file.formatted(who, hook), true).body("same", contains("people/" + who));
        put(file.formatted(who, hook + "2"), true).body("changed", contains("people/" + who));
        put(file.formatted("noah-" + id, shown), true)
                .statusCode(422)
                .body("detail", containsString("names an address that is not stored here"));
    }

    @Test
    void allThatIsWrongIsToldAndNothingIsKept() throws IOException {
        String wrong = file().replace("lead: mia-" + id, "lead: nobody-" + id)
                .replace("kind: mail", "kind: pigeon")
                .replace("shifts: [\"P1W\"]", "shifts: [\"P1Y\"]");

        put(wrong, false)
                .statusCode(422)
                .body("code", equalTo("setup-invalid"))
                .body("detail", containsString("people/mia-" + id + ": There is no channel 'pigeon'"))
                .body("detail", containsString("schedules/search-primary-" + id))
                .body("detail", containsString("teams/search-" + id + ": person nobody-" + id + " does not exist"));

        get("/teams/search-" + id).statusCode(404);
        put("pets: {}", false).statusCode(422).body("detail", containsString("There is no section 'pets'"));
        put("people: {mia: {name: Mia, colour: red}}", false).statusCode(422).body("detail", containsString("colour"));
        put("people: [", false).statusCode(422);
        given().auth()
                .oauth2(Tokens.service("pipeline", "muster:write"))
                .contentType("application/yaml")
                .queryParam("dryRun", true)
                .body("people: {}".getBytes(StandardCharsets.UTF_8))
                .put("/setup")
                .then()
                .statusCode(200);
        given().auth()
                .oauth2(Tokens.persona("ada"))
                .contentType("application/yaml")
                .body("people: {}".getBytes(StandardCharsets.UTF_8))
                .put("/setup")
                .then()
                .statusCode(403);
    }

    @Test
    void whatTheFileNoLongerNamesGoesOnlyWhenItIsToldSoAndNobodyNeedsIt() throws IOException {
        String everything = file();
        put(everything, false).statusCode(200).body("created", hasSize(8));
        String less = without(without(everything, "services"), "policies");
        put(less, false).statusCode(200).body("removed", empty()).body("unnamed", hasItem("policies/search-" + id));
        by(Tokens.persona("amir"))
                .body(Map.of("name", "By hand", "members", List.of("mia-" + id)))
                .put("/teams/hand-" + id)
                .then()
                .statusCode(200);

        prune(less, "others-" + id, true).statusCode(200).body("removed", empty());
        prune(less, id, true).body("removed", containsInAnyOrder("services/search-" + id, "policies/search-" + id));
        get("/services/search-" + id).statusCode(200);
        prune(without(everything, "people"), id, false)
                .statusCode(409)
                .body("code", equalTo("setup-in-use"))
                .body("detail", containsString("people/mia-" + id + " is needed by teams/hand-" + id));
        try (LifecycleTopic topic = LifecycleTopic.open()) {
            Store others = Store.open(topic, clock);
            UUID incident =
                    others.confirmed(others.detected(Severity.SEV3, "search-" + id, clock.instant()), "search-" + id);
            topic.await(EscalationStarted.class, incident);
            prune(less, id, false)
                    .statusCode(409)
                    .body(
                            "detail",
                            containsString("policies/search-" + id + " is needed by the escalation of INC-1042"));
            others.resolved(incident);
            await().untilAsserted(() -> Store.incident(incident).body("escalation.state", equalTo("stopped")));
        }
        prune(less, id, false).statusCode(200).body("removed", hasSize(2));
        prune(less, id, false).statusCode(200).body("removed", empty());

        get("/services/search-" + id).statusCode(404);
        get("/teams/hand-" + id).statusCode(200);
        get("/people/mia-" + id).statusCode(200);
    }

    @Test
    void whoStandsInIsNotPrunedBeforeThat() {
        String zoe = zoe();
        try (LifecycleTopic topic = LifecycleTopic.open()) {
            String schedule = Store.open(topic, clock).schedule();
            Map<String, String> override = Map.of(
                    "person",
                    zoe,
                    "from",
                    clock.instant().plusSeconds(86_400).toString(),
                    "until",
                    clock.instant().plusSeconds(90_000).toString());
            String change = by(Tokens.persona("amir"))
                    .body(override)
                    .post("/schedules/" + schedule + "/overrides")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("id");
            prune("people: {}", id, true)
                    .statusCode(409)
                    .body("detail", containsString(zoe + " is needed by a change of the schedule " + schedule));
            by(Tokens.persona("amir"))
                    .delete("/schedules/" + schedule + "/changes/" + change)
                    .then()
                    .statusCode(204);
        }

        prune("people: {}", id, false).statusCode(200).body("removed", contains("people/" + zoe));
    }

    @Test
    void whoHoldsARoleIsNotPrunedWhileItsIncidentIsOpen() {
        String zoe = zoe();
        try (LifecycleTopic topic = LifecycleTopic.open()) {
            Store store = Store.open(topic, clock);
            UUID incident = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);
            topic.await(EscalationStarted.class, incident);
            by(Tokens.of(zoe, "viewer"))
                    .body(Map.of("person", zoe))
                    .put("/incidents/" + incident + "/roles/observer")
                    .then()
                    .statusCode(200);
            prune("people: {}", id, true)
                    .statusCode(409)
                    .body("detail", containsString(zoe + " is needed by a role in INC-1042"));
            store.resolved(incident);
            await().untilAsserted(() -> Store.incident(incident).body("escalation.state", equalTo("stopped")));
        }

        prune("people: {}", id, false).statusCode(200).body("removed", contains("people/" + zoe));
    }

    /** Whom the file has made known, and nothing needs yet. */
    private String zoe() {
        String zoe = "zoe-" + id;
        put("people:\n  " + zoe + ":\n    name: Zoe\n    timeZone: Europe/Berlin\n    contacts: []\n", false)
                .statusCode(200);
        return zoe;
    }

    private static RequestSpecification by(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    @Test
    void theAdminsOfLastResortAreNeeded() {
        List<String> neededBy = new ArrayList<>();
        unitOfWork
                .run(() -> Multi.createFrom()
                        .iterable(dependants)
                        .onItem()
                        .transformToUniAndConcatenate(one -> one.of(Set.of("people/amir")))
                        .invoke(needed -> neededBy.add(needed.get("people/amir")))
                        .collect()
                        .last())
                .await()
                .atMost(Duration.ofSeconds(60));

        assertThat(neededBy).contains("muster.escalation.fallback-persons");
    }

    /** Without one of its sections. */
    private static String without(String file, String section) {
        return file.replaceAll("(?ms)^" + section + ":.*?(?=^\\w|\\z)", "");
    }

    private static ValidatableResponse prune(String file, String owner, boolean dryRun) {
        return OneFile.keep("dryRun=" + dryRun + "&prune=true&owner=" + owner, file);
    }

    private String file() throws IOException {
        String text = Files.readString(Repository.root().resolve("docs/examples/first-rota.yaml"));
        return text.replaceAll("\\bsearch-primary\\b", "search-primary-" + id)
                .replaceAll("\\b(mia|noah|payco-desk|berlin)\\b(?!@store|@payco)", "$1-" + id)
                .replaceAll("\\b(mia|noah)@store", "$1-" + id + "@store")
                .replaceAll("(?m)^  search:", "  search-" + id + ":")
                .replaceAll("team: search\\b", "team: search-" + id)
                .replaceAll("policy: search\\b", "policy: search-" + id);
    }

    private ValidatableResponse put(String file, boolean dryRun) {
        return OneFile.keep("dryRun=" + dryRun + "&owner=" + id, file);
    }

    private static ValidatableResponse get(String path) {
        return given().auth().oauth2(Tokens.persona("vito")).get(path).then();
    }
}
