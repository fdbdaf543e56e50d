package io.muster.triage.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Journey;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.ImpactAssessed;
import io.muster.contracts.TriageEvent.IncidentConfirmed;
import io.muster.contracts.TriageEvent.SeverityChanged;
import io.muster.testkit.WithMuster;
import io.muster.triage.TriageScene;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What is sold while the incident lasts makes it graver (R39). */
@QuarkusTest
@WithMuster
class CampaignsRaiseTest extends TriageScene {

    @Test
    void aRunningCampaignRaisesTheSeverityAndSaysSo() {
        campaign(now().minusSeconds(60));
        var id = detected(Source.MONITORING, Severity.SEV2, Journey.CHECKOUT);

        var changed = topic.await(SeverityChanged.class, id);

        assertThat(changed.to()).isEqualTo(Severity.SEV1);
        assertThat(changed.reason()).contains("campaign Black Friday runs, raised to SEV1");
        assertThat(topic.await(IncidentConfirmed.class, id).severity()).isEqualTo(Severity.SEV1);
        record(id).body("campaigns", equalTo(List.of("sale"))).body("severityHistory", hasSize(2));
    }

    @Test
    void aCampaignThatIsAddedOrStartsWhileTheIncidentIsOpenRaisesIt() {
        var first = detected(Source.MONITORING, Severity.SEV2, Journey.CHECKOUT);
        topic.await(IncidentConfirmed.class, first);

        campaign(now().plus(Duration.ofHours(1)));
        clock.forward(Duration.ofMinutes(61));

        var changed = topic.await(SeverityChanged.class, first);
        assertThat(changed.to()).isEqualTo(Severity.SEV1);
        assertThat(changed.actor().id()).isEqualTo("campaign-calendar");
    }

    @Test
    void aCampaignThatEndsOrIsRemovedIsToldAndLowersNothing() {
        campaign(now().minusSeconds(60));
        var ends = detected(Source.MONITORING, Severity.SEV2, Journey.CHECKOUT);
        assertThat(topic.await(ImpactAssessed.class, ends).campaigns()).containsExactly("sale");

        clock.forward(Duration.ofHours(6));

        untilNoneIsToldOf(ends);
        record(ends).body("severity", equalTo("SEV1"));
        clock.reset();
        campaign(now().minusSeconds(60));
        var removed = detected(Source.MONITORING, Severity.SEV2, Journey.CHECKOUT);
        assertThat(topic.await(ImpactAssessed.class, removed).campaigns()).containsExactly("sale");

        as("olga").delete("/campaigns/sale").then().statusCode(204);

        untilNoneIsToldOf(removed);
    }

    @Test
    void aCampaignThatIsPausedOrResumedIsToldAtOnce() {
        campaign(now().minusSeconds(60));
        var id = detected(Source.MONITORING, Severity.SEV2, Journey.CHECKOUT);
        assertThat(topic.await(ImpactAssessed.class, id).campaigns()).containsExactly("sale");

        mark(id, "pause");

        untilNoneIsToldOf(id);

        mark(id, "resume");

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(topic.all(id).stream()
                                .filter(ImpactAssessed.class::isInstance)
                                .map(event -> ((ImpactAssessed) event).campaigns()))
                        .endsWith(List.of(), List.of("sale")));
    }

    private static void mark(UUID incident, String asWhat) {
        as("olga")
                .body(Map.of("reason", "no spend for what fails"))
                .post("/incidents/{id}/campaigns/sale/{what}", incident, asWhat)
                .then()
                .statusCode(200);
    }

    private static void untilNoneIsToldOf(UUID incident) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> topic.all(incident).stream()
                        .anyMatch(event -> event instanceof ImpactAssessed assessed
                                && assessed.campaigns().isEmpty()));
    }
}
