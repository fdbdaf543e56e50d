package io.muster.escalation.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.contracts.Actor;
import io.muster.contracts.EscalationEvent.ChannelOpened;
import io.muster.contracts.EventContext;
import io.muster.contracts.Journey;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.Affected;
import io.muster.contracts.TriageEvent.ImpactAssessed;
import io.muster.contracts.TriageEvent.IncidentConfirmed;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.durable.UnitOfWork;
import io.muster.escalation.Store;
import io.muster.testkit.Infrastructure;
import io.muster.testkit.Tokens;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The talk about a restricted incident is seen by who is invited, and what others see does not say what it is about. */
@QuarkusTest
@WithMuster
class RestrictedRoomFlowTest extends WithRooms {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Less than a room is tried for. */
    private static final Duration LONG_REST = Duration.ofSeconds(20);

    @Inject
    OpenRoom rooms;

    @Inject
    UnitOfWork unitOfWork;

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
    void theChannelOfARestrictedIncidentIsPrivateAndSaysNothing() {
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
    void aPrivateChannelOfTeamsHasAnOwnerAndMembersOfItsOwn() {
        UUID incident = ofSecurity(Severity.SEV3);

        open(incident, Map.of("kind", "teams")).statusCode(200);

        topic.await(ChannelOpened.class, incident);
        JsonNode channel = json(sent("/v1.0/teams/incidents/channels", "displayName"));
        assertThat(channel.at("/membershipType").asText()).isEqualTo("private");
        assertThat(channel.at("/members/0/roles/0").asText()).isEqualTo("owner");
        assertThat(channel.at("/members/0/user@odata.bind").asText()).endsWith("/users('security@store.example')");
        say(incident, store.id("rami"), "joined", null).statusCode(200);
        sent("/v1.0/teams/incidents/members", store.address("rami"));
        sent("/v1.0/teams/incidents/channels/19:private@thread.tacv2/members", store.address("rami"));
    }

    private UUID openInThePublic(String kind) {
        UUID incident = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);
        store.mailTo("rami");
        say(incident, store.id("rami"), "joined", null).statusCode(200);
        open(incident, Map.of("kind", kind)).statusCode(200);
        assertThat(topic.await(ChannelOpened.class, incident).name()).isEqualTo("inc-1042-card-payments-fail-now");
        return incident;
    }

    private void becomesOneOfSecurity(UUID incident) {
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
    }

    @Test
    void theTalkLeavesAChannelThatOthersSeeWhenTheIncidentBecomesRestricted() {
        store.reachedBy("rami", Store.mail(store.address("rami")), Map.of("kind", "slack", "address", "U024BE7LH"));
        UUID incident = openInThePublic("slack");

        becomesOneOfSecurity(incident);

        assertThat(json(sent("/api/conversations.archive", "channel"))
                        .at("/channel")
                        .asText())
                .isEqualTo("C0INC");
        sent("/api/conversations.rename", "\"inc-1042\"");
        assertThat(sent("/api/conversations.setTopic", "among those who are invited")
                        .body())
                .contains("C0INC")
                .doesNotContain("Card");
        assertThat(json(sent("/api/conversations.create", "true")).at("/name").asText())
                .isEqualTo("inc-1042-private");
        assertThat(topic.await(ChannelOpened.class, incident, 2).getLast().channelUrl())
                .contains("channel=C0PRIVATE");
        assertThat(json(sent("/api/conversations.invite", "C0PRIVATE"))
                        .at("/users")
                        .asText())
                .isEqualTo("U024BE7LH");
        room(incident, Tokens.persona("rami"))
                .body("name", equalTo("inc-1042-private"))
                .body("state", equalTo("open"));
    }

    @Test
    void aChannelOfTeamsIsLeftAsWell() {
        UUID incident = openInThePublic("teams");

        becomesOneOfSecurity(incident);

        sent("/v1.0/teams/incidents/channels/19:inc@thread.tacv2/archive", "");
        assertThat(json(sent("/v1.0/teams/incidents/channels", "private"))
                        .at("/displayName")
                        .asText())
                .isEqualTo("inc-1042-private");
        assertThat(topic.await(ChannelOpened.class, incident, 2).getLast().channelUrl())
                .isEqualTo("https://teams.microsoft.com/l/channel/19-private");
    }

    @Test
    void aChannelThatWasBeingOpenedForEverybodyIsOpenedForWhoIsInvited() {
        providers.busy("/api/conversations.create", Duration.ofSeconds(1));
        UUID incident = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);
        store.mailTo("rami");
        open(incident, Map.of("kind", "slack")).statusCode(200).body("state", equalTo("opening"));
        becomesOneOfSecurity(incident);
        await().untilAsserted(() ->
                room(incident, Tokens.persona("rami")).statusCode(200).body("topic", containsString("restricted")));

        providers.heal();

        assertThat(topic.await(ChannelOpened.class, incident).channelUrl()).contains("channel=C0PRIVATE");
        assertThat(json(sent("/api/conversations.create", "true")).at("/name").asText())
                .isEqualTo("inc-1042-private");
    }

    @Test
    void aChannelForEverybodyThatWasMadeMeanwhileIsLeftAsSoonAsItIsThere() {
        UUID incident = ofSecurity(Severity.SEV3);
        open(incident, Map.of("kind", "slack")).statusCode(200);
        assertThat(topic.await(ChannelOpened.class, incident).channelUrl()).contains("channel=C0PRIVATE");

        madeForEverybody(incident);

        sent("/api/conversations.archive", "C0LATE");
        assertThat(sent("/api/conversations.setTopic", "among those who are invited")
                        .body())
                .contains("C0LATE");
        room(incident, Tokens.persona("rami")).body("channelUrl", containsString("channel=C0PRIVATE"));
    }

    private void madeForEverybody(UUID incident) {
        OpenRoom.Made late =
                new OpenRoom.Made("https://slack.example/C0LATE", "C0LATE", "slack", "a name", "a topic", false);
        unitOfWork.run(() -> rooms.providerOpened(incident, late)).await().atMost(PATIENCE);
    }

    @Test
    void whereALinkStandsInForThePrivateChannelTheOneForEverybodyIsNotMade() {
        providers.busy("/api/conversations.create", LONG_REST);
        UUID incident = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);
        store.mailTo("rami");
        open(incident, Map.of("kind", "slack")).statusCode(200);
        await().until(() -> steps(incident, "outcome = 'retry'") == 1);
        refusesPrivateChannels();
        becomesOneOfSecurity(incident);
        assertThat(topic.await(ChannelOpened.class, incident).channelUrl()).contains("/incidents/" + incident);
        providers.heal();
        int before = providers.requests().size();

        clock.forward(LONG_REST);

        await().until(() -> steps(incident, "concluded_at is null") == 0);
        assertThat(providers.requests().stream().skip(before))
                .noneMatch(request -> request.path().equals("/api/conversations.create"));
        room(incident, Tokens.persona("rami")).body("kind", equalTo("link"));
    }

    @Test
    void whereALinkStandsInForThePrivateChannelTheOneForEverybodyIsLeft() {
        refusesPrivateChannels();
        UUID incident = ofSecurity(Severity.SEV3);
        open(incident, Map.of("kind", "slack")).statusCode(200);
        assertThat(topic.await(ChannelOpened.class, incident).channelUrl()).contains("/incidents/" + incident);

        madeForEverybody(incident);

        sent("/api/conversations.archive", "C0LATE");
        room(incident, Tokens.persona("rami")).body("kind", equalTo("link"));
    }

    private void refusesPrivateChannels() {
        providers.failing("/api/conversations.create", 200, "{\"ok\":false,\"error\":\"missing_scope\"}");
    }

    /** How many steps of the incident's room there are. @param which of them, as a condition */
    private static long steps(UUID incident, String which) {
        return Infrastructure.database()
                .number(
                        "select count(*) from delivery where channel = 'room' and incident_id = ? and " + which,
                        incident);
    }
}
