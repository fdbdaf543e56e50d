package io.muster.comms.statuspage.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.muster.comms.statuspage.Component;
import io.muster.comms.statuspage.ComponentStatus;
import io.muster.comms.statuspage.Impact;
import io.muster.comms.statuspage.PublicState;
import io.muster.comms.statuspage.PublicState.ComponentState;
import io.muster.comms.statuspage.PublicState.PublicIncident;
import io.muster.comms.statuspage.PublicState.PublicUpdate;
import io.muster.comms.statuspage.PublicState.Survivor;
import io.muster.comms.statuspage.StatusPage;
import io.muster.comms.updates.PublicStatus;
import io.muster.contracts.Journey;
import io.muster.testkit.Snapshots;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What programs read must not change its shape: the golden file is the contract. */
class StatuspageJsonTest {
    private static final Instant START = Instant.parse("2026-11-21T14:02:00Z");
    private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Test
    void theSummaryIsTheGoldenOne() throws Exception {
        Snapshots.verify(
                "comms-service/src/test/resources/golden/summary.json",
                json.writeValueAsString(StatuspageJson.summary(state())));
    }

    @Test
    void everyMemberOfTheStandardIsThereEvenWhenNull() {
        JsonNode incident = json.valueToTree(StatuspageJson.unresolved(state()))
                .path("incidents")
                .path(0);

        assertThat(incident.properties().stream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "id",
                        "page_id",
                        "name",
                        "status",
                        "impact",
                        "shortlink",
                        "created_at",
                        "updated_at",
                        "monitoring_at",
                        "resolved_at",
                        "started_at",
                        "incident_updates",
                        "components");
        assertThat(incident.path("resolved_at").isNull()).isTrue();
    }

    @Test
    void theOtherDocumentsArePartsOfTheSameState() {
        assertThat(json.valueToTree(StatuspageJson.status(state())).toString())
                .contains("\"indicator\":\"critical\"", "\"description\":\"Major System Outage\"");
        assertThat(tree(StatuspageJson.all(state())).path("incidents")).hasSize(1);
        assertThat(tree(StatuspageJson.componentsOf(state())).path("components"))
                .hasSize(1);
        assertThat(tree(StatuspageJson.maintenances(state())).path("scheduled_maintenances"))
                .isEmpty();
    }

    @Test
    void theLastWordOfAMergedIncidentSaysWhereItGoesOn() {
        Survivor survivor =
                new Survivor("43", "Problems with payment", "https://status.example.com/status/incidents/43");

        JsonNode updates = tree(StatuspageJson.all(state(survivor))).at("/incidents/0/incident_updates");

        assertThat(updates.at("/0/body").asText())
                .isEqualTo("We found it.\n\nProblems with payment: https://status.example.com/status/incidents/43");
        assertThat(updates.at("/1/body").asText()).isEqualTo("We are looking.");
    }

    private JsonNode tree(Object document) {
        return json.valueToTree(document);
    }

    private static PublicState state() {
        return state(null);
    }

    private static PublicState state(Survivor survivor) {
        PublicIncident incident = new PublicIncident(
                "019aa000-0000-7000-8000-000000000042",
                "Problems with checkout",
                PublicStatus.IDENTIFIED,
                Impact.CRITICAL,
                "https://status.example.com/status/incidents/019aa000-0000-7000-8000-000000000042",
                START,
                START.plusSeconds(180),
                START.plusSeconds(600),
                null,
                null,
                List.of("checkout"),
                survivor,
                List.of(
                        new PublicUpdate("u2", PublicStatus.IDENTIFIED, "We found it.", START.plusSeconds(600), null),
                        new PublicUpdate(
                                "u1", PublicStatus.INVESTIGATING, "We are looking.", START.plusSeconds(180), null)));
        return new PublicState(
                new StatusPage(
                        "page",
                        "Example Store",
                        "https://status.example.com",
                        ZoneId.of("Etc/UTC"),
                        START.plusSeconds(600)),
                List.of(new ComponentState(
                        new Component("checkout", "Checkout", null, List.of(Journey.CHECKOUT), 1, START, START),
                        ComponentStatus.MAJOR_OUTAGE)),
                List.of(incident));
    }
}
