package io.muster.triage.severity;

import static io.muster.triage.Fixtures.NOW;
import static io.muster.triage.Fixtures.POLICY;
import static io.muster.triage.Fixtures.campaign;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Journey;
import io.muster.contracts.Severity;
import io.muster.contracts.StakeKind;
import io.muster.contracts.TriageEvent.Affected;
import io.muster.contracts.TriageEvent.Band;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.contracts.TriageEvent.RevenueAtRisk;
import io.muster.contracts.TriageEvent.Scope;
import io.muster.contracts.TriageEvent.Trend;
import io.muster.triage.Fixtures;
import io.muster.triage.calendar.Campaign;
import io.muster.triage.calendar.KeyAccount;
import io.muster.triage.calendar.Stake;
import java.math.BigDecimal;
import java.time.Instant;
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
    void whatWasShippedFirstIsAsItWasAndTheNextVersionKnowsCriticalPaymentMethods() {
        SeverityPolicy first = Fixtures.firstShippedPolicy();

        assertThat(first.version()).isEqualTo(1);
        assertThat(first.rules()).extracting(SeverityPolicy.Rule::name).doesNotContain("critical-payment-method");
        assertThat(POLICY.version()).isEqualTo(2);
        assertThat(POLICY.rules())
                .containsAll(first.rules())
                .hasSize(first.rules().size() + 1);
        assertThat(POLICY.types()).isEqualTo(first.types());
        assertThat(POLICY.definitions()).isEqualTo(first.definitions());
    }

    @Test
    void aMajorSecurityIssueIsGravestWhateverIsHit() {
        var impact = new Impact(List.of(), List.of(), Scope.SOME, Trend.STABLE, null, IncidentType.SECURITY);

        assertThat(assess(impact, Source.ENGINEER, Severity.SEV3).severity()).isEqualTo(Severity.SEV1);
    }

    @Test
    void detectionsProposalIsNeverUndercut() {
        var cosmetic = assumed(List.of(), List.of("eu"));

        var assessment = assess(cosmetic, Source.MONITORING, Severity.SEV2);

        assertThat(assessment.severity()).isEqualTo(Severity.SEV2);
        assertThat(assessment.reason()).isEqualTo("SEV2: as detection proposed (severity-2)");
    }

    @Test
    void aRunningCampaignOnAnAffectedJourneyRaisesByOneStepAndIsNamed() {
        var impact = assumed(List.of(Journey.CHECKOUT), List.of("eu"));

        var assessment = assess(impact, Source.MONITORING, Severity.SEV3, campaign("black-friday", Journey.CHECKOUT));

        assertThat(assessment.byImpact()).isEqualTo(Severity.SEV2);
        assertThat(assessment.severity()).isEqualTo(Severity.SEV1);
        assertThat(assessment.campaigns()).containsExactly("black-friday");
        assertThat(assessment.reason())
                .isEqualTo("SEV2: checkout or payment fails for some users or regions; "
                        + "campaign Sale black-friday runs, raised to SEV1 (severity-2)");
    }

    @Test
    void severalCampaignsRaiseByOneStepInAll() {
        var impact = assumed(List.of(), List.of("eu"));

        var assessment = assess(impact, Source.MONITORING, Severity.SEV3, campaign("a"), campaign("b"));

        assertThat(assessment.severity()).isEqualTo(Severity.SEV2);
        assertThat(assessment.reason()).contains("campaign Sale a runs, campaign Sale b runs");
    }

    @Test
    void aCampaignElsewhereOrAtAnotherTimeRaisesNothing() {
        var impact = assumed(List.of(Journey.CHECKOUT), List.of("eu"));
        var elsewhere = campaign("sellers", Journey.SELL);
        var tomorrow = running("later", NOW.plusSeconds(1), NOW.plusSeconds(2));
        var over = running("over", NOW.minusSeconds(9), NOW);

        var assessment = assess(impact, Source.MONITORING, Severity.SEV3, elsewhere, tomorrow, over);

        assertThat(assessment.severity()).isEqualTo(Severity.SEV2);
        assertThat(assessment.campaigns()).isEmpty();
    }

    @Test
    void theGravestSeverityStaysAndTheCampaignIsStillNamed() {
        var impact = assumed(List.of(Journey.PAY), List.of());

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
        var assessment = assess(assumed(List.of(journey), List.of()), source, Severity.SEV3);

        assertThat(assessment.certain()).isEqualTo(certain);
        assertThat(assessment.certainBecause() != null).isEqualTo(certain);
    }

    @Test
    void growthOnlyWidens() {
        var everywhere = assumed(List.of(Journey.CART), List.of());
        var somewhere = assumed(List.of(Journey.CART), List.of("eu"));

        assertThat(everywhere
                        .widenedBy(List.of(Journey.PAY), List.of("us"), Affected.UNKNOWN)
                        .where())
                .isEmpty();
        assertThat(somewhere.widenedBy(List.of(Journey.PAY), List.of("us", "eu"), Affected.UNKNOWN))
                .isEqualTo(new Impact(
                        List.of(Journey.CART, Journey.PAY),
                        List.of("eu", "us"),
                        Scope.SOME,
                        Trend.STABLE,
                        null,
                        IncidentType.TECHNICAL));
    }

    @Test
    void aVipCustomerOrTopSellerWhoIsHitRaisesAndIsNamed() {
        var impact = assumed(List.of(Journey.PAYOUTS), List.of("eu"));
        var seller = new KeyAccount("acme", "Acme", StakeKind.TOP_SELLER, Set.of(Journey.PAYOUTS), Set.of("eu"));

        var assessment = assess(impact, Source.MONITORING, Severity.SEV3, seller);

        assertThat(assessment.severity()).isEqualTo(Severity.SEV1);
        assertThat(assessment.accounts()).containsExactly("acme");
        assertThat(assessment.reason()).contains("top seller Acme is affected, raised to SEV1");
    }

    @Test
    void aTopSellerIsSparedWhereOtherSellersAreKnownToBeHit() {
        var impact = new Impact(
                List.of(Journey.SELL),
                List.of(),
                Scope.FEW,
                Trend.STABLE,
                "by mail",
                IncidentType.TECHNICAL,
                new Affected(List.of(), List.of(), List.of("other"), null),
                null);
        var seller = new KeyAccount("acme", "Acme", StakeKind.TOP_SELLER, Set.of(), Set.of());

        assertThat(assess(impact, Source.SUPPORT, Severity.SEV3, seller).hit()).isEmpty();
    }

    @Test
    void anAccountWithoutJourneysIsHitWhereTradeIsAndWhereItIsNamed() {
        var seller = new KeyAccount("acme", "Acme", StakeKind.TOP_SELLER, Set.of(), Set.of());
        var named = new Impact(
                List.of(Journey.ORDERS),
                List.of(),
                Scope.FEW,
                Trend.STABLE,
                "by mail",
                IncidentType.TECHNICAL,
                new Affected(List.of(), List.of(), List.of("acme"), null),
                null);

        assertThat(hit(assumed(List.of(Journey.BROWSE), List.of("eu")), seller)).isEmpty();
        assertThat(hit(assumed(List.of(), List.of("eu")), seller)).isEmpty();
        assertThat(hit(assumed(List.of(Journey.SELL), List.of("eu")), seller)).containsExactly(seller);
        assertThat(hit(assumed(List.of(Journey.PAY), List.of("eu")), seller)).containsExactly(seller);
        assertThat(hit(named, seller)).containsExactly(seller);
    }

    private static List<Stake> hit(Impact impact, Stake stake) {
        return assess(impact, Source.SUPPORT, Severity.SEV3, stake).hit();
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource({"card, , SEV1", "PayPal, eu, SEV1", "gift card, , SEV2", "gift card, eu, SEV2"})
    void aCriticalPaymentMethodIsGraverThanAMinorOneWhereverItFails(String method, String region, Severity expected) {
        var hit = new Affected(List.of(), List.of(method), List.of(), null);
        var impact = Impact.assumed(
                List.of(Journey.PAY), region == null ? List.of() : List.of(region), IncidentType.PAYMENT, hit);

        assertThat(assess(impact, Source.SUPPORT, Severity.SEV3).severity()).isEqualTo(expected);
    }

    @Test
    void aLossInAnotherCurrencyMeetsNoDemand() {
        var rule = new SeverityPolicy.Rule(
                "heavy",
                Severity.SEV1,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                new BigDecimal("10"),
                "USD",
                "money is lost");
        var policy = new SeverityPolicy(2, POLICY.definitions(), List.of(rule), List.of(), Set.of(), List.of());
        var band = new Band(BigDecimal.TEN, BigDecimal.TEN, BigDecimal.TEN);
        var impact = assumed(List.of(Journey.BROWSE), List.of("eu"));

        assertThat(rated(policy, impact.costing(new RevenueAtRisk("EUR", band, band, band, null, NOW, "B3"))))
                .isEqualTo(Severity.SEV3);
        assertThat(rated(policy, impact.costing(new RevenueAtRisk("USD", band, band, band, null, NOW, "B3"))))
                .isEqualTo(Severity.SEV1);
    }

    private static Severity rated(SeverityPolicy policy, Impact impact) {
        return policy.assess(impact, Source.SUPPORT, Severity.SEV3, List.of(), NOW)
                .severity();
    }

    @Test
    void whatThePolicyDoesNotNameRaisesNothing() {
        var strict = new SeverityPolicy(
                2,
                POLICY.definitions(),
                POLICY.rules(),
                POLICY.certainties(),
                Set.of(StakeKind.SALES_EVENT),
                POLICY.types());
        var impact = assumed(List.of(Journey.CHECKOUT), List.of("eu"));

        var assessment = strict.assess(impact, Source.SUPPORT, Severity.SEV3, List.of(campaign("a")), NOW);

        assertThat(assessment.severity()).isEqualTo(Severity.SEV2);
    }

    @Test
    void moneyLostEveryMinuteMakesItGraver() {
        var impact = assumed(List.of(Journey.BROWSE), List.of("eu"));

        assertThat(assess(impact.costing(losing("99.99")), Source.SUPPORT, Severity.SEV3)
                        .severity())
                .isEqualTo(Severity.SEV2);
        var cosmetic = new Impact(
                List.of(Journey.BROWSE), List.of("eu"), Scope.FEW, Trend.STABLE, null, IncidentType.TECHNICAL);
        assertThat(assess(cosmetic, Source.SUPPORT, Severity.SEV3).severity()).isEqualTo(Severity.SEV3);
        assertThat(assess(cosmetic.costing(losing("100")), Source.SUPPORT, Severity.SEV3)
                        .severity())
                .isEqualTo(Severity.SEV2);
        assertThat(assess(cosmetic.costing(losing("1000")), Source.SUPPORT, Severity.SEV3)
                        .severity())
                .isEqualTo(Severity.SEV1);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "Checkout answers 500, CHECKOUT, TECHNICAL",
        "Cards are declined, PAY, PAYMENT",
        "A wave of chargebacks, ORDERS, FRAUD",
        "The warehouse feed is late, ORDERS, SUPPLY_CHAIN",
        "Credential stuffing on sign-in, BROWSE, SECURITY",
        "Breached SLO of search, BROWSE, TECHNICAL",
    })
    void proposesTheTypeByJourneyAndWords(String what, Journey journey, IncidentType type) {
        assertThat(POLICY.typeOf(List.of(journey), what)).isEqualTo(type);
    }

    private static RevenueAtRisk losing(String perMinute) {
        var band = new Band(BigDecimal.ZERO, new BigDecimal(perMinute), new BigDecimal(perMinute));
        return new RevenueAtRisk("EUR", band, band, band, null, NOW, "B3");
    }

    private static Impact assumed(List<Journey> journeys, List<String> where) {
        return Impact.assumed(journeys, where, IncidentType.TECHNICAL, Affected.UNKNOWN);
    }

    private static Campaign running(String key, Instant from, Instant to) {
        return new Campaign(key, key, StakeKind.CAMPAIGN, from, to, Set.of(), Set.of(), null, null);
    }

    private static Assessment assess(Impact impact, Source source, Severity proposed, Stake... stakes) {
        return POLICY.assess(impact, source, proposed, List.of(stakes), NOW);
    }
}
