package io.muster.escalation.paging;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.muster.contracts.EscalationEvent.Attendance;
import io.muster.contracts.EscalationEvent.PageAcknowledged;
import io.muster.contracts.EscalationEvent.ResponderJoined;
import io.muster.contracts.EscalationEvent.RoleAssigned;
import io.muster.contracts.EscalationEvent.TaskClaimed;
import io.muster.contracts.EscalationEvent.TaskFinished;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.escalation.Store;
import io.muster.escalation.WithStore;
import io.muster.testkit.FakeMail;
import io.muster.testkit.Tokens;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do once they are paged: answer by link and API, take roles, claim tasks; and how that is refused. */
@QuarkusTest
@WithMuster
class AnswerTest extends WithStore {

    private UUID incident;
    private String link;

    @BeforeEach
    void page() {
        incident = store.confirmed(store.detected(Severity.SEV1), Severity.SEV1);
        String text = FakeMail.await(store.address("rami"), any -> true).text();
        link = text.substring(text.indexOf("/a/"))
                .lines()
                .findFirst()
                .orElseThrow()
                .strip();
    }

    @Test
    void theLinksPageLeaksNothing() {
        given().get(link)
                .then()
                .statusCode(200)
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", containsString("no-store"))
                .contentType("text/html")
                .body(not(containsString(link.substring(3))))
                .body(containsString("Card payments fail &lt;b&gt;now&lt;/b&gt;"));
        assertThat(given().get(link).headers().getValues("Referrer-Policy")).hasSize(1);
    }

    @Test
    void aLinkWorksOnce() {
        given().post(link).then().statusCode(200);

        given().post(link).then().statusCode(200).body(containsString("Already acknowledged"));
        given().get(link).then().statusCode(200).body(not(containsString(">Acknowledge</button")));
        assertThat(topic.await(PageAcknowledged.class, incident, 1)).hasSize(1);
    }

    @Test
    void aLinkExpires() {
        clock.forward(Duration.ofHours(24).plusSeconds(1));

        given().get(link).then().statusCode(410).body(containsString("expired"));
        given().post(link).then().statusCode(410);
        assertThat(topic.all(incident)).noneMatch(PageAcknowledged.class::isInstance);
    }

    @Test
    void anUnknownLinkIsNotFound() {
        given().get("/a/" + "x".repeat(43)).then().statusCode(404).contentType("text/html");
        given().post("/a/" + "x".repeat(43)).then().statusCode(404);
    }

    @Test
    void aLinkOfAnEndedIncidentSaysSo() {
        store.resolved(incident);
        await().untilAsserted(() -> Store.incident(incident).body("escalation.state", equalTo("stopped")));

        given().post(link).then().statusCode(410).body(containsString("the incident was resolved"));
        answer(pageOf("rami"), Tokens.persona("ada")).statusCode(409).body("code", equalTo("page-no-longer-wanted"));
    }

    @Test
    void onlyThePagedPersonOrAResponderAnswers() {
        answer(pageOf("rami"), Tokens.persona("vito")).statusCode(403).body("code", equalTo("page-not-yours"));
        answer(pageOf("cora"), Tokens.of(store.id("cora"), "communications", "viewer"))
                .statusCode(200)
                .body("state", equalTo("acknowledged"));
        answer(pageOf("rami"), Tokens.persona("ada"))
                .statusCode(200)
                .body("acknowledgedBy", equalTo("ada"))
                .body("through", equalTo("api"));
        answer(pageOf("rami"), Tokens.persona("ada")).statusCode(200);

        assertThat(topic.await(PageAcknowledged.class, incident, 2)).hasSize(2);
        Store.incident(incident)
                .body("escalation.state", equalTo("acknowledged"))
                .body("roles.find { it.role == 'commander' }.person", equalTo("ada"))
                .body("vacantRoles", hasItem("business representative"))
                .body("roles.find { it.role == 'communications owner' }.person", equalTo(store.id("cora")));
    }

    @Test
    void whoCannotComeSaysSoByTheLinkAndTheNextLevelIsPaged() {
        given().get(link).then().body(containsString("?answer=decline"), containsString("?answer=escalate"));
        given().post(link + "?answer=shrug").then().statusCode(400);
        given().post(link + "?answer=decline").then().statusCode(200).body(containsString("Declined"));

        store.mailTo("ada");
        Store.incident(incident)
                .body("pages.find { it.id == '" + pageOf("rami") + "' }.state", equalTo("declined"))
                .body("escalation.level", equalTo(2));
        ResponderJoined said = topic.await(ResponderJoined.class, incident);
        assertThat(said.person()).isEqualTo(store.id("rami"));
        assertThat(said.attendance()).isEqualTo(Attendance.CANNOT);
        given().auth()
                .oauth2(Tokens.persona("vito"))
                .get("/incidents/" + incident + "/attendance")
                .then()
                .body("attendance", hasItem("cannot"));
        given().post(link).then().statusCode(200).body(containsString("Acknowledged"));
    }

    @Test
    void whoCannotStaySaysSoByTheSameLink() {
        given().post(link).then().statusCode(200).body(containsString("Acknowledged"));
        given().get(link).then().body(containsString("?answer=decline"), containsString("?answer=escalate"));

        given().post(link + "?answer=decline").then().statusCode(200).body(containsString("Declined"));

        store.mailTo("ada");
        Store.incident(incident)
                .body("pages.find { it.id == '" + pageOf("rami") + "' }.state", equalTo("declined"))
                .body("escalation.state", equalTo("paging"))
                .body("escalation.level", equalTo(2));
        assertThat(topic.await(ResponderJoined.class, incident).attendance()).isEqualTo(Attendance.CANNOT);
    }

    @Test
    void whoStaysAsksForTheNextLevel() {
        answer("escalate", pageOf("rami"), Tokens.persona("vito")).statusCode(403);
        answer("escalate", pageOf("rami"), Tokens.persona("ada"))
                .statusCode(200)
                .body("pages.person", hasItem(store.id("ada")))
                .body("pages[0].reason", containsString("ada stays on it"));

        given().post(link + "?answer=escalate").then().statusCode(200).body(containsString("Nobody is left to ask"));
        answer("decline", pageOf("ada"), Tokens.persona("rami"))
                .statusCode(200)
                .body("state", equalTo("declined"))
                .body("note", equalTo("rami declined"));
    }

    @Test
    void anotherTeamHelps() {
        Map<String, String> wish = Map.of("team", store.team(), "reason", "locks on the orders table");
        post("/incidents/" + incident + "/help", wish, "vito").statusCode(403);
        post("/incidents/" + incident + "/help", Map.of("team", "nobodys", "reason", "x"), "ada")
                .statusCode(404)
                .body("code", equalTo("team-unknown"));
        post("/incidents/" + incident + "/help", Map.of("team", store.team()), "ada")
                .statusCode(422);
        post("/incidents/" + incident + "/help", wish, "ada")
                .statusCode(200)
                .body("pages[0].person", equalTo(store.id("rami")))
                .body("pages[0].forRole", equalTo("subject-matter expert"))
                .body("pages[0].reason", containsString("ada asks for help: locks on the orders table; on call"));
        post("/incidents/" + incident + "/help", wish, "ada").statusCode(200).body("pages", hasSize(0));
    }

    @Test
    void manyAnswersAtTheSameMomentAreOneAnswerAndOneCommander() throws Exception {
        String page = pageOf("rami");
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String token = Tokens.of("responder-" + i, "responder", "viewer");
                answers.add(people.submit(() -> answer(page, token).extract().statusCode()));
            }
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }

        PageAcknowledged first = topic.await(PageAcknowledged.class, incident);
        give("scribe", first.person(), Tokens.of(first.person(), "responder", "viewer"))
                .statusCode(200);
        assertThat(topic.await(RoleAssigned.class, incident, 3))
                .filteredOn(role -> role.role() == Role.COMMANDER)
                .extracting(RoleAssigned::person)
                .containsExactly(first.person());
        assertThat(topic.all(incident))
                .filteredOn(PageAcknowledged.class::isInstance)
                .hasSize(1);
    }

    @Test
    void theCommanderGivesRolesAndOthersTakeOver() {
        Store.person("rami", List.of());
        answer(pageOf("rami"), Tokens.persona("ada")).statusCode(200);

        give("technical-lead", "rami", Tokens.persona("ada")).statusCode(200).body("role", equalTo("technical lead"));
        give("technical-lead", "ada", Tokens.persona("rami"))
                .statusCode(403)
                .body("code", equalTo("role-not-yours-to-give"));
        give("commander", "rami", Tokens.persona("rami")).statusCode(200);
        give("communications-owner", "cora", Tokens.persona("cora")).statusCode(200);
        give("communications-owner", "vito", Tokens.persona("vito")).statusCode(403);
        give("juggler", "rami", Tokens.persona("rami")).statusCode(404);
        give("scribe", "", Tokens.persona("rami")).statusCode(422);
        give("commander", "nobody-at-all", Tokens.persona("rami"))
                .statusCode(422)
                .body("code", equalTo("role-person-unknown"));

        RoleAssigned commander = topic.await(RoleAssigned.class, incident, 4).stream()
                .filter(role -> role.role() == Role.COMMANDER)
                .reduce((first, second) -> second)
                .orElseThrow();
        assertThat(commander.person()).isEqualTo("rami");
        assertThat(commander.previous()).isEqualTo("ada");
    }

    @Test
    void tasksAreClaimedAndFinished() {
        String task = post("/incidents/" + incident + "/tasks", Map.of("task", "I check the gateway"), "rami")
                .statusCode(201)
                .body("person", equalTo("rami"))
                .extract()
                .path("id");
        Store.incident(incident).body("tasks.task", hasItem("I check the gateway"));

        post("/tasks/" + task + "/finish", Map.of("outcome", "It is fine"), "vito")
                .statusCode(403);
        given().auth()
                .oauth2(Tokens.of("someone", "responder", "viewer"))
                .contentType(ContentType.JSON)
                .body(Map.of("outcome", "x"))
                .post("/tasks/" + task + "/finish")
                .then()
                .statusCode(403)
                .body("code", equalTo("task-not-yours"));
        post("/tasks/" + task + "/finish", Map.of("outcome", "It is fine"), "rami")
                .statusCode(200);
        post("/tasks/" + task + "/finish", Map.of("outcome", "It is fine"), "rami")
                .statusCode(409);
        post("/tasks/" + UUID.randomUUID() + "/finish", Map.of("outcome", "x"), "rami")
                .statusCode(404);
        post("/incidents/" + UUID.randomUUID() + "/tasks", Map.of("task", "x"), "rami")
                .statusCode(404);
        post("/incidents/" + incident + "/tasks", Map.of("task", ""), "rami").statusCode(422);

        assertThat(topic.await(TaskClaimed.class, incident).task()).isEqualTo("I check the gateway");
        assertThat(topic.await(TaskFinished.class, incident).outcome()).isEqualTo("It is fine");
    }

    private String pageOf(String name) {
        return store.pagesOf(name, incident).getFirst();
    }

    private static ValidatableResponse answer(String page, String token) {
        return answer("acknowledge", page, token);
    }

    private static ValidatableResponse answer(String how, String page, String token) {
        return given().auth().oauth2(token).post("/pages/" + page + "/" + how).then();
    }

    @Test
    void severalPeopleObserveAndNoneReplacesAnother() {
        for (String who : List.of("ora", "pia")) {
            give("observer", who, Tokens.of(who, "viewer")).statusCode(200);
        }

        Store.incident(incident).body("roles.findAll { it.role == 'observer' }.person", contains("ora", "pia"));
        await().untilAsserted(() -> assertThat(topic.all(incident))
                .filteredOn(event -> event instanceof RoleAssigned role && role.role() == Role.OBSERVER)
                .extracting(event -> ((RoleAssigned) event).previous())
                .containsExactly(null, null));
    }

    @Test
    void aRoleOfOnePassesFromPersonToPerson() {
        give("scribe", "ora", Tokens.of("ora", "responder", "viewer")).statusCode(200);
        give("scribe", "pia", Tokens.of("pia", "responder", "viewer")).statusCode(200);

        Store.incident(incident).body("roles.findAll { it.role == 'scribe' }.person", contains("pia"));
    }

    @Test
    void aPageThatWaitsForTheEndOfQuietHoursSaysUntilWhen() {
        ZonedDateTime now = clock.instant().atZone(ZoneId.of("Europe/Berlin")).truncatedTo(ChronoUnit.MINUTES);
        Instant end = now.plusHours(1).toInstant();
        store.quiet("rami", now.minusHours(1).toLocalTime(), now.plusHours(1).toLocalTime());

        UUID mild = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);

        await().untilAsserted(() -> Store.incident(mild)
                .body("pages.find { it.person == '" + store.id("rami") + "' }.state", equalTo("waiting"))
                .body("pages.find { it.person == '" + store.id("rami") + "' }.quietUntil", equalTo(end.toString())));
    }

    @Test
    void whoIsGivenARoleBeforeTriageHasSpokenIsPagedForItAndLosesItInSilence() {
        UUID undecided = store.detected(Severity.SEV3);
        await().untilAsserted(() -> Store.incident(undecided).body("escalation.state", equalTo("awaiting verdict")));

        give(undecided, "commander", store.id("olga"), Tokens.persona("ada")).statusCode(200);

        assertThat(FakeMail.await(store.address("olga"), any -> true).text())
                .contains("ada has made " + store.id("olga") + " commander");
        clock.forward(Duration.ofMinutes(5).plusSeconds(1));
        RoleAssigned vacated = topic.await(RoleAssigned.class, undecided, 2).getLast();
        assertThat(vacated.role()).isEqualTo(Role.COMMANDER);
        assertThat(vacated.person()).isNull();
        assertThat(vacated.previous()).isEqualTo(store.id("olga"));
        Store.incident(undecided).body("vacantRoles", hasItem("commander"));
    }

    private ValidatableResponse give(String role, String person, String token) {
        return give(incident, role, person, token);
    }

    private static ValidatableResponse give(UUID incident, String role, String person, String token) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(Map.of("person", person))
                .put("/incidents/" + incident + "/roles/" + role)
                .then();
    }

    private static ValidatableResponse post(String path, Object body, String persona) {
        return given().auth()
                .oauth2(Tokens.persona(persona))
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }
}
