package io.muster.triage.severity;

import static io.muster.triage.Fixtures.NOW;
import static io.muster.triage.Fixtures.POLICY;
import static io.muster.triage.Fixtures.campaign;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Journey;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.contracts.TriageEvent.Scope;
import io.muster.contracts.TriageEvent.Trend;
import io.muster.triage.calendar.Campaign;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The policy as it is shipped: R34–R36 by example. */
class SeverityPolicyTest {

    @ParameterizedTest(name = "{0} for {1}, {2}, workaround {3}: {4}")
    @CsvSource({
        "CHECKOUT, ALL,  STABLE,  false, SEV1",
        "PAY,      ALL,  STABLE,  false, SEV1",
        "PAY,      ALL,  STABLE,  true,  SEV1",
        "CHECKOUT, SOME, STABLE,  false, SEV2",
        "CHECKOUT, FEW,  STABLE,  true,  SEV2",
        "CART,     ALL,  STABLE,  false, SEV2",
        "PAYOUTS,  SOME, STABLE,  false, SEV2",
        "CART,     SOME, STABLE,  true,  SEV3",
        "BROWSE,   FEW,  STABLE,  false, SEV3",
        "BROWSE,   FEW,  GROWING, false, SEV2",
        "BROWSE,   FEW,  GROWING, true,  SEV3",
        "BROWSE,   FEW,  SHRINKING, false, SEV3",
    })
    void rates(Journey journey, Scope scope, Trend trend, boolean workaround, Severity expected) {
        var impact = new Impact(
                List.of(journey), List.of(), scope, trend, workaround ? "call us" : null, IncidentType.TECHNICAL);

        var assessment = assess(impact, Source.SUPPORT, Severity.SEV3);

        assertThat(assessment.severity()).isEqualTo(expected);
    }

    @Test
    void aMajorSecurityIssueIsGravestWhateverIsHit() {
        var impact = new Impact(List.of(), List.of(), Scope.SOME, Trend.STABLE, null, IncidentType.SECURITY);

        assertThat(assess(impact, Source.ENGINEER, Severity.SEV3).severity()).isEqualTo(Severity.SEV1);
    }

    @Test
    void detectionsProposalIsNeverUndercut() {
        var cosmetic = Impact.assumed(List.of(), List.of("eu"));

        var assessment = assess(cosmetic, Source.MONITORING, Severity.SEV2);

        assertThat(assessment.severity()).isEqualTo(Severity.SEV2);
        assertThat(assessment.reason()).isEqualTo("SEV2: as detection proposed (severity-1)");
    }

    @Test
    void aRunningCampaignOnAnAffectedJourneyRaisesByOneStepAndIsNamed() {
        var impact = Impact.assumed(List.of(Journey.CHECKOUT), List.of("eu"));

        var assessment = assess(impact, Source.MONITORING, Severity.SEV3, campaign("black-friday", Journey.CHECKOUT));

        assertThat(assessment.byImpact()).isEqualTo(Severity.SEV2);
        assertThat(assessment.severity()).isEqualTo(Severity.SEV1);
        assertThat(assessment.campaigns()).containsExactly("black-friday");
        assertThat(assessment.reason())
                .isEqualTo("SEV2: checkout or payment fails for some users or regions; "
                        + "campaign Sale black-friday runs, raised to SEV1 (severity-1)");
    }

    @Test
    void severalCampaignsRaiseByOneStepInAll() {
        var impact = Impact.assumed(List.of(), List.of("eu"));

        var assessment = assess(impact, Source.MONITORING, Severity.SEV3, campaign("a"), campaign("b"));

        assertThat(assessment.severity()).isEqualTo(Severity.SEV2);
        assertThat(assessment.reason()).contains("campaigns Sale a, Sale b run");
    }

    @Test
    void aCampaignElsewhereOrAtAnotherTimeRaisesNothing() {
        var impact = Impact.assumed(List.of(Journey.CHECKOUT), List.of("eu"));
        var elsewhere = campaign("sellers", Journey.SELL);
        var tomorrow = new Campaign("later", "Later", NOW.plusSeconds(1), NOW.plusSeconds(2), Set.of());
        var over = new Campaign("over", "Over", NOW.minusSeconds(9), NOW, Set.of());

        var assessment = assess(impact, Source.MONITORING, Severity.SEV3, elsewhere, tomorrow, over);

        assertThat(assessment.severity()).isEqualTo(Severity.SEV2);
        assertThat(assessment.campaigns()).isEmpty();
    }

    @Test
    void theGravestSeverityStaysAndTheCampaignIsStillNamed() {
        var impact = Impact.assumed(List.of(Journey.PAY), List.of());

        var assessment = assess(impact, Source.MONITORING, Severity.SEV3, campaign("sale"));

        assertThat(assessment.severity()).isEqualTo(Severity.SEV1);
        assertThat(assessment.reason()).contains("campaign Sale sale runs, the gravest severity already");
    }

    @ParameterizedTest(name = "{0} sees {1}: certain {2}")
    @CsvSource({
        "MONITORING, CHECKOUT, true",
        "MONITORING, PAY,      true",
        "MONITORING, BROWSE,   false",
        "SUPPORT,    CHECKOUT, false",
        "DECLARED,   PAY,      false",
    })
    void onlyMonitoringOfMoneyJourneysLeavesNoDoubt(Source source, Journey journey, boolean certain) {
        var assessment = assess(Impact.assumed(List.of(journey), List.of()), source, Severity.SEV3);

        assertThat(assessment.certain()).isEqualTo(certain);
        assertThat(assessment.certainBecause() != null).isEqualTo(certain);
    }

    @Test
    void growthOnlyWidens() {
        var everywhere = Impact.assumed(List.of(Journey.CART), List.of());
        var somewhere = Impact.assumed(List.of(Journey.CART), List.of("eu"));

        assertThat(everywhere.growing(List.of(Journey.PAY), List.of("us")).where())
                .isEmpty();
        assertThat(somewhere.growing(List.of(Journey.PAY), List.of("us", "eu")))
                .isEqualTo(new Impact(
                        List.of(Journey.CART, Journey.PAY),
                        List.of("eu", "us"),
                        Scope.SOME,
                        Trend.GROWING,
                        null,
                        IncidentType.TECHNICAL));
    }

    private static Assessment assess(Impact impact, Source source, Severity proposed, Campaign... campaigns) {
        return POLICY.assess(impact, source, proposed, List.of(campaigns), NOW);
    }
}
