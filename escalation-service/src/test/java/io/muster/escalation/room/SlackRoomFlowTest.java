package io.muster.escalation.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.muster.contracts.EscalationEvent.ChannelOpened;
import io.muster.contracts.Severity;
import io.muster.testkit.FakeProviders.Request;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** A channel of Slack fills, and its topic follows, by itself. */
@QuarkusTest
@WithMuster
class SlackRoomFlowTest extends WithRooms {

    @Test
    void slackOpensTheChannelInvitesAndKeepsTheTopic() {
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

    @Test
    void aCommanderWhoHasLeftIsNamedNoMore() {
        UUID incident = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);
        store.mailTo("rami");
        acknowledge(incident, "rami");
        open(incident, Map.of("kind", "slack")).statusCode(200);
        sent("/api/conversations.setTopic", "commander " + store.id("rami"));

        say(incident, store.id("rami"), "cannot", null).statusCode(200);

        sent("/api/conversations.setTopic", "no commander yet");
    }

    private static Predicate<Request> later(String topic) {
        return request -> request.path().equals("/api/conversations.setTopic")
                && request.body().contains(topic);
    }
}
