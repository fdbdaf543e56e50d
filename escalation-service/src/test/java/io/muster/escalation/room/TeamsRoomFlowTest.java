package io.muster.escalation.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.contracts.EscalationEvent.ChannelOpened;
import io.muster.contracts.Severity;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A channel of Teams fills, and its description follows, by itself. */
@QuarkusTest
@WithMuster
class TeamsRoomFlowTest extends WithRooms {

    @Test
    void teamsOpensAChannelOfItsTeam() {
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
}
