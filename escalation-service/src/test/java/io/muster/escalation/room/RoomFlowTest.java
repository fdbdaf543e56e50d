package io.muster.escalation.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.muster.contracts.Actor;
import io.muster.contracts.EscalationEvent.ChannelOpened;
import io.muster.contracts.EventContext;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.SeverityChanged;
import io.muster.durable.Outbox;
import io.muster.durable.UnitOfWork;
import io.muster.escalation.IncidentGate;
import io.muster.escalation.Store;
import io.muster.escalation.paging.Escalations;
import io.muster.escalation.restriction.WhoMayKnow;
import io.muster.escalation.roles.RoleAssignments;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One action opens the place to talk, or a grave incident does by itself. */
@QuarkusTest
@WithMuster
class RoomFlowTest extends WithRooms {

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

    @Test
    void aConfirmedSev2HasItsRoomByItself() {
        UUID incident = store.confirmed(store.detected(Severity.SEV2), Severity.SEV2);

        ChannelOpened opened = topic.await(ChannelOpened.class, incident);

        assertThat(opened.name()).isEqualTo("inc-1042-card-payments-fail-now");
        assertThat(opened.channelUrl()).isEqualTo("http://localhost:8080/incidents/" + incident);
        room(incident).statusCode(200).body("kind", equalTo("link")).body("state", equalTo("open"));
    }

    @Test
    void theRoomOfWhatWasMergedIntoAnIncidentIsAmongItsRooms() {
        UUID survivor = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);
        UUID merged = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);
        open(merged, Map.of("channelUrl", "https://chat.example/merged")).statusCode(200);

        store.merged(merged, survivor);

        await().untilAsserted(() -> room(survivor)
                .statusCode(200)
                .body("incidentId", equalTo(merged.toString()))
                .body("channelUrl", equalTo("https://chat.example/merged")));
        open(survivor, Map.of("channelUrl", "https://chat.example/own")).statusCode(200);
        room(merged)
                .body("channelUrl", equalTo("https://chat.example/own"))
                .body("others.channelUrl", equalTo(List.of("https://chat.example/merged")));
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
    void aKindThatIsNotSetUpIsRefused() {
        UUID incident = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);
        store.mailTo("rami");

        open(incident, Map.of("kind", "pigeons")).statusCode(422).body("code", equalTo("room-kind-not-set-up"));
        open(incident, Map.of("channelUrl", "javascript:alert(1)")).statusCode(422);
        open(UUID.randomUUID(), Map.of()).statusCode(404);
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
                .atMost(Duration.ofSeconds(60));

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
}
