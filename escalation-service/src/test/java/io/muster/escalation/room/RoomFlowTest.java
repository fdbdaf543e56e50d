package io.muster.escalation.room;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.contracts.Actor;
import io.muster.contracts.EscalationEvent.Attendance;
import io.muster.contracts.EscalationEvent.ChannelOpened;
import io.muster.contracts.EscalationEvent.ResponderJoined;
import io.muster.contracts.EventContext;
import io.muster.contracts.EventJson;
import io.muster.contracts.Journey;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.Affected;
import io.muster.contracts.TriageEvent.ImpactAssessed;
import io.muster.contracts.TriageEvent.IncidentConfirmed;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.contracts.TriageEvent.SeverityChanged;
import io.muster.durable.Outbox;
import io.muster.durable.UnitOfWork;
import io.muster.escalation.IncidentGate;
import io.muster.escalation.Store;
import io.muster.escalation.WithStore;
import io.muster.escalation.paging.Escalations;
import io.muster.escalation.restriction.WhoMayKnow;
import io.muster.escalation.roles.RoleAssignments;
import io.muster.testkit.FakeProviders;
import io.muster.testkit.FakeProviders.Request;
import io.muster.testkit.Tokens;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One action opens the place to talk; it fills and its topic follows by itself. */
@QuarkusTest
@WithMuster
class RoomFlowTest extends WithStore {

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    IncidentGate gate;

    @Inject
    Escalations escalations;

    @Inject
    Rooms rooms;

    @Inject
    RoleAssignments roles;

    @Inject
    WhoMayKnow whoMayKnow;

    @Inject
    RoomWork work;

    @Inject
    InviteResponders invitations;

    @Inject
    Outbox outbox;

    @Inject
    RoomConfig config;

    private FakeProviders providers;

    @BeforeEach
    void open() {
        providers = FakeProviders.start();
    }

    @AfterEach
    void close() {
        providers.close();
    }

    private static ValidatableResponse open(UUID incident, Map<String, String> wish) {
        return given().auth()
                .oauth2(Tokens.of("ada", "responder", "viewer"))
                .contentType(ContentType.JSON)
                .body(wish)
                .post("/incidents/" + incident + "/room")
                .then();
    }

    private static ValidatableResponse room(UUID incident) {
        return given().auth()
                .oauth2(Tokens.persona("vito"))
                .get("/incidents/" + incident + "/room")
                .then();
    }

    private Request sent(String path, String containing) {
        return providers.await(
                request -> request.path().equals(path) && request.body().contains(containing));
    }

    private static JsonNode json(Request request) throws Exception {
        return EventJson.mapper().readTree(request.bytes());
    }

    @Test
    void aConfirmedSev2HasItsRoomByItself() {
        UUID incident = store.confirmed(store.detected(Severity.SEV2), Severity.SEV2);

        ChannelOpened opened = topic.await(ChannelOpened.class, incident);

        assertThat(opened.name()).isEqualTo("inc-1042-card-payments-fail-now");
        assertThat(opened.channelUrl()).isEqualTo("http://localhost:8080/incidents/" + incident);
        room(incident).statusCode(200).body("kind", equalTo("link")).body("state", equalTo("open"));
    }

    @Test
    void aKindThatIsNotSetUpKeepsNobodyFromBeingPaged() {
        UUID incident = store.detected(Severity.SEV2);
        await().untilAsserted(() -> Store.incident(incident).statusCode(200));
        OpenRoom mistyped = new OpenRoom(
                unitOfWork,
                gate,
                escalations,
                rooms,
                roles,
                whoMayKnow,
                work,
                invitations,
                outbox,
                new Mistyped(config),
                clock);

        unitOfWork
                .run(() -> gate.enter(incident).chain(() -> mistyped.openedByRule(incident, Actor.rule("test"))))
                .await()
                .atMost(Duration.ofSeconds(10));

        assertThat(topic.await(ChannelOpened.class, incident).channelUrl()).contains("/incidents/" + incident);
        room(incident).body("problem", equalTo("No provider holds rooms of the kind 'slcak'"));
    }

    /** The settings, with a slip of the pen. */
    private record Mistyped(RoomConfig config) implements RoomConfig {
        @Override
        public String kind() {
            return "slcak";
        }

        @Override
        public Optional<Severity> openFrom() {
            return config.openFrom();
        }

        @Override
        public String channelLink() {
            return config.channelLink();
        }

        @Override
        public Optional<String> bridgeLink() {
            return config.bridgeLink();
        }

        @Override
        public Teams teams() {
            return config.teams();
        }
    }

    @Test
    void forASev3OnlyAPersonOpensOne() {
        UUID incident = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);
        store.mailTo("rami");

        room(incident).statusCode(404).body("code", equalTo("room-unknown"));
        open(incident, Map.of("channelUrl", "https://chat.example/1", "bridgeUrl", "https://meet.example/1"))
                .statusCode(200)
                .body("channelUrl", equalTo("https://chat.example/1"));
        open(incident, Map.of("kind", "slack")).statusCode(200).body("kind", equalTo("link"));

        assertThat(topic.await(ChannelOpened.class, incident).bridgeUrl()).isEqualTo("https://meet.example/1");
    }

    @Test
    void slackOpensTheChannelInvitesAndKeepsTheTopic() throws Exception {
        store.reachedBy("rami", Map.of("kind", "slack", "address", "U024BE7LH"));
        UUID incident = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);
        providers.await(request -> request.path().equals("/api/chat.postMessage"));

        open(incident, Map.of("kind", "slack")).statusCode(200).body("state", equalTo("opening"));

        ChannelOpened opened = topic.await(ChannelOpened.class, incident);
        assertThat(opened.channelUrl()).endsWith("/app_redirect?channel=C0INC&team=T1");
        assertThat(json(sent("/api/conversations.create", "inc-1042"))
                        .at("/name")
                        .asText())
                .isEqualTo("inc-1042-card-payments-fail-now");
        acknowledge(incident, "rami");
        assertThat(json(sent("/api/conversations.invite", "U024BE7LH"))
                        .at("/channel")
                        .asText())
                .isEqualTo("C0INC");
        sent("/api/conversations.setTopic", "commander " + store.id("rami"));
        store.resolved(incident);
        sent("/api/conversations.setTopic", "· resolved ·");
    }

    @Test
    void whatSlackRefusesIsReplacedByALink() {
        providers.failing("/api/conversations.create", 200, "{\"ok\":false,\"error\":\"restricted_action\"}");
        UUID incident = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);
        store.mailTo("rami");

        open(incident, Map.of("kind", "slack")).statusCode(200);

        assertThat(topic.await(ChannelOpened.class, incident).channelUrl()).contains("/incidents/" + incident);
        room(incident)
                .body("kind", equalTo("link"))
                .body("problem", containsString("conversations.create: restricted_action"));
    }

    @Test
    void aChannelThatAKilledAttemptMadeIsFoundAgain() {
        providers.failing("/api/conversations.create", 200, "{\"ok\":false,\"error\":\"name_taken\"}");
        String others = "{\"id\":\"C0OTHER\",\"name\":\"one-of-a-thousand\",\"purpose\":\"to be many\"},".repeat(2_000);
        providers.failing(
                "/api/conversations.list",
                200,
                "{\"ok\":true,\"channels\":[" + others
                        + "{\"id\":\"C0OLD\",\"name\":\"inc-1042-card-payments-fail-now\"}]}");
        UUID incident = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);
        store.mailTo("rami");

        open(incident, Map.of("kind", "slack")).statusCode(200);

        assertThat(topic.await(ChannelOpened.class, incident).channelUrl()).endsWith("/archives/C0OLD");
    }

    @Test
    void slacksChannelsAreListedAsSlackAllows() {
        providers.failing("/api/conversations.create", 200, "{\"ok\":false,\"error\":\"name_taken\"}");
        UUID incident = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);
        store.mailTo("rami");

        open(incident, Map.of("kind", "slack")).statusCode(200);

        topic.await(ChannelOpened.class, incident);
        room(incident).body("problem", containsString("is taken by a channel that the bot does not see"));
    }

    @Test
    void anIncidentThatBecomesGraveGetsItsRoomThen() {
        UUID incident = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);
        store.mailTo("rami");
        room(incident).statusCode(404);

        topic.publish(new SeverityChanged(
                EventContext.internal(incident, clock.instant(), Actor.rule("test"), "half of all payments fail"),
                Severity.SEV3,
                Severity.SEV1,
                "1"));

        topic.await(ChannelOpened.class, incident);
        room(incident).statusCode(200).body("topic", containsString("SEV1"));
    }

    @Test
    void teamsOpensAChannelOfItsTeam() throws Exception {
        UUID incident = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);
        store.mailTo("rami");

        open(incident, Map.of("kind", "teams")).statusCode(200);

        assertThat(topic.await(ChannelOpened.class, incident).channelUrl())
                .isEqualTo("https://teams.microsoft.com/l/channel/19");
        JsonNode channel = json(sent("/v1.0/teams/incidents/channels", "displayName"));
        assertThat(channel.at("/displayName").asText()).isEqualTo("inc-1042-card-payments-fail-now");
        acknowledge(incident, "rami");
        assertThat(json(sent("/v1.0/teams/incidents/members", store.address("rami")))
                        .at("/user@odata.bind")
                        .asText())
                .endsWith("/v1.0/users('" + store.address("rami") + "')");
        assertThat(providers.await(request -> request.method().equals("PATCH")).body())
                .contains("commander " + store.id("rami"));
    }

    /** Triage finds a security incident: only those who work on incidents may know of it. */
    private UUID ofSecurity(Severity severity) {
        UUID incident = store.detected(severity);
        topic.publish(new IncidentConfirmed(
                EventContext.internal(incident, clock.instant(), Actor.rule("test"), "as the test says"),
                severity,
                IncidentType.SECURITY,
                List.of(Journey.PAY),
                store.service(),
                "1"));
        store.mailTo("rami");
        return incident;
    }

    @Test
    void theChannelOfARestrictedIncidentIsPrivateAndSaysNothing() throws Exception {
        UUID incident = ofSecurity(Severity.SEV3);

        open(incident, Map.of("kind", "slack")).statusCode(200);

        assertThat(topic.await(ChannelOpened.class, incident).name()).isEqualTo("inc-1042");
        JsonNode created = json(sent("/api/conversations.create", "inc-1042"));
        assertThat(created.at("/name").asText()).isEqualTo("inc-1042");
        assertThat(created.at("/is_private").asBoolean()).isTrue();
        sent("/api/conversations.setTopic", "· restricted");
        assertThat(providers.requests())
                .filteredOn(request -> request.path().startsWith("/api/conversations."))
                .noneMatch(request -> request.body().toLowerCase(Locale.ROOT).contains("card"));
    }

    @Test
    void aRoomThatOpensByItselfKnowsOfTheRestriction() {
        UUID incident = ofSecurity(Severity.SEV2);

        assertThat(topic.await(ChannelOpened.class, incident).name()).isEqualTo("inc-1042");
    }

    @Test
    void aPrivateChannelOfTeamsHasAnOwnerAndMembersOfItsOwn() throws Exception {
        UUID incident = ofSecurity(Severity.SEV3);

        open(incident, Map.of("kind", "teams")).statusCode(200);

        topic.await(ChannelOpened.class, incident);
        JsonNode channel = json(sent("/v1.0/teams/incidents/channels", "displayName"));
        assertThat(channel.at("/membershipType").asText()).isEqualTo("private");
        assertThat(channel.at("/members/0/roles/0").asText()).isEqualTo("owner");
        assertThat(channel.at("/members/0/user@odata.bind").asText()).endsWith("/users('security@store.example')");
        say(incident, store.id("rami"), "joined", null).statusCode(200);
        sent("/v1.0/teams/incidents/members", store.address("rami"));
        sent("/v1.0/teams/incidents/channels/19:inc@thread.tacv2/members", store.address("rami"));
    }

    @Test
    void aChannelThatOthersSeeIsMadeNeutralWhenTheIncidentBecomesRestricted() {
        UUID incident = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);
        store.mailTo("rami");
        open(incident, Map.of("kind", "slack")).statusCode(200);
        assertThat(topic.await(ChannelOpened.class, incident).name()).isEqualTo("inc-1042-card-payments-fail-now");

        topic.publish(new ImpactAssessed(
                EventContext.internal(incident, clock.instant(), Actor.rule("test"), "as the test says"),
                List.of(Journey.PAY),
                List.of("eu"),
                null,
                null,
                null,
                List.of(),
                Severity.SEV3,
                Affected.UNKNOWN,
                IncidentType.SECURITY,
                null));

        sent("/api/conversations.rename", "\"inc-1042\"");
        assertThat(sent("/api/conversations.setTopic", "do not talk about it here")
                        .body())
                .doesNotContain("Card");
    }

    @Test
    void whatChangesWhileTheChannelIsBeingOpenedStandsInItsTopic() {
        providers.busy("/api/conversations.create", Duration.ofSeconds(1));
        UUID incident = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);
        store.mailTo("rami");
        open(incident, Map.of("kind", "slack")).statusCode(200).body("state", equalTo("opening"));
        sent("/api/conversations.create", "inc-1042");

        store.resolved(incident);
        await().untilAsserted(() -> room(incident).body("topic", containsString("· resolved ·")));
        providers.heal();

        sent("/api/conversations.setTopic", "· resolved ·");
    }

    @Test
    void aTopicThatHadToWaitDoesNotCoverANewerOne() {
        UUID incident = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);
        store.mailTo("rami");
        open(incident, Map.of("kind", "slack")).statusCode(200);
        topic.await(ChannelOpened.class, incident);
        providers.busy("/api/conversations.setTopic", Duration.ofSeconds(1));
        store.resolved(incident);
        sent("/api/conversations.setTopic", "· resolved ·");

        store.reopened(incident);
        sent("/api/conversations.setTopic", "· reopened ·");
        int before = providers.requests().size();
        providers.heal();

        await().until(() -> providers.requests().stream().skip(before).anyMatch(later("· reopened ·")));
        assertThat(providers.requests().stream().skip(before)).noneMatch(later("· resolved ·"));
    }

    private static Predicate<Request> later(String topic) {
        return request -> request.path().equals("/api/conversations.setTopic")
                && request.body().contains(topic);
    }

    @Test
    void aKindThatIsNotSetUpIsRefused() {
        UUID incident = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);
        store.mailTo("rami");

        open(incident, Map.of("kind", "pigeons")).statusCode(422).body("code", equalTo("room-kind-not-set-up"));
        open(incident, Map.of("channelUrl", "javascript:alert(1)")).statusCode(422);
        open(UUID.randomUUID(), Map.of()).statusCode(404);
    }

    @Test
    void whoCannotComeIsNotWaitedFor() {
        UUID incident = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);
        store.mailTo("rami");

        say(incident, store.id("rami"), "cannot", null).statusCode(200);

        store.mailTo("ada");
        Store.incident(incident)
                .body("pages.find { it.person == '" + store.id("rami") + "' }.state", equalTo("declined"));
        assertThat(topic.all(incident))
                .filteredOn(ResponderJoined.class::isInstance)
                .hasSize(1);
    }

    @Test
    void peopleSayWhetherTheyCome() {
        UUID incident = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);
        store.mailTo("rami");

        say(incident, "ada", "on my way", "ten minutes").statusCode(200);
        say(incident, "olga", "cannot", null).statusCode(200);
        say(incident, "ada", "joined", null).statusCode(200).body("attendance", equalTo("joined"));

        given().auth()
                .oauth2(Tokens.persona("vito"))
                .get("/incidents/" + incident + "/attendance")
                .then()
                .body("attendance", contains("cannot", "joined"));
        assertThat(topic.await(ResponderJoined.class, incident, 3))
                .extracting(ResponderJoined::attendance)
                .containsExactly(Attendance.ON_MY_WAY, Attendance.CANNOT, Attendance.JOINED);
        say(incident, "ada", "maybe", null).statusCode(400);
    }

    private static ValidatableResponse say(UUID incident, String person, String attendance, String note) {
        String json = note == null
                ? "{\"attendance\":\"" + attendance + "\"}"
                : "{\"attendance\":\"" + attendance + "\",\"note\":\"" + note + "\"}";
        return given().auth()
                .oauth2(Tokens.of(person, "viewer"))
                .contentType(ContentType.JSON)
                .body(json)
                .put("/incidents/" + incident + "/attendance")
                .then();
    }

    private void acknowledge(UUID incident, String person) {
        given().auth()
                .oauth2(Tokens.of(store.id(person), "viewer"))
                .post("/pages/" + store.pagesOf(person, incident).getFirst() + "/acknowledge")
                .then()
                .statusCode(200);
    }
}
