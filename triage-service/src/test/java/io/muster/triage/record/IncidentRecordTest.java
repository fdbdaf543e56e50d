package io.muster.triage.record;

import static io.muster.triage.Fixtures.NOW;
import static io.muster.triage.Fixtures.POLICY;
import static io.muster.triage.Fixtures.alert;
import static io.muster.triage.Fixtures.attached;
import static io.muster.triage.Fixtures.campaign;
import static io.muster.triage.Fixtures.context;
import static io.muster.triage.Fixtures.detected;
import static io.muster.triage.Fixtures.yardstick;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.Actor;
import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Journey;
import io.muster.contracts.ProblemCode;
import io.muster.contracts.Refusal;
import io.muster.contracts.ResolutionEvent.IncidentReopened;
import io.muster.contracts.ResolutionEvent.IncidentResolved;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.ImpactAssessed;
import io.muster.contracts.TriageEvent.IncidentConfirmed;
import io.muster.contracts.TriageEvent.IncidentDismissed;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.contracts.TriageEvent.Scope;
import io.muster.contracts.TriageEvent.SeverityChanged;
import io.muster.contracts.TriageEvent.Trend;
import io.muster.contracts.Visibility;
import io.muster.triage.calendar.Campaign;
import io.muster.triage.severity.Impact;
import io.muster.triage.severity.Yardstick;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class IncidentRecordTest {

    private static final Actor ADA = Actor.person("ada");
    private static final IncidentDetected CHECKOUT_EU =
            detected(Source.MONITORING, Severity.SEV2, List.of("eu"), Journey.CHECKOUT);
    private static final IncidentDetected CART_REPORT =
            detected(Source.SUPPORT, Severity.SEV3, List.of("eu"), Journey.CART);

    private static final IncidentDetected SECURITY = new IncidentDetected(
            context(UUID.randomUUID(), NOW),
            1043,
            "Data leak suspected",
            List.of("eu"),
            NOW,
            List.of(Journey.BROWSE),
            "accounts",
            Severity.SEV3,
            Source.ENGINEER,
            "declaration-3",
            List.of());

    @Test
    void whatMonitoringSeesOfCheckoutIsConfirmedAtOnce() {
        var decision = begin(CHECKOUT_EU);

        assertThat(decision.events()).hasExactlyElementsOfTypes(ImpactAssessed.class, IncidentConfirmed.class);
        var confirmed = (IncidentConfirmed) decision.events().getLast();
        assertThat(confirmed.severity()).isEqualTo(Severity.SEV2);
        assertThat(confirmed.service()).isEqualTo("checkout");
        assertThat(confirmed.policyVersion()).isEqualTo("severity-2");
        assertThat(confirmed.reason()).isEqualTo("No doubt: monitoring sees checkout or payment fail");
        assertThat(confirmed.actor()).isEqualTo(IncidentRecord.POLICY);
    }

    @Test
    void theTypeThatAPersonSaidStandsWhateverTheWordsAre() {
        var said = new IncidentDetected(
                context(UUID.randomUUID(), NOW),
                1044,
                "Data leak suspected",
                List.of(),
                NOW,
                List.of(Journey.PAY),
                "accounts",
                Severity.SEV3,
                Source.DECLARED,
                "declaration-3",
                List.of(),
                IncidentType.SUPPLY_CHAIN);

        var assessed = (ImpactAssessed) begin(said).events().getFirst();

        assertThat(assessed.type()).isEqualTo(IncidentType.SUPPLY_CHAIN);
        assertThat(assessed.context().visibility()).isEqualTo(Visibility.INTERNAL);
    }

    @Test
    void aRunningCampaignRaisesTheProposalAndTheReasonNamesIt() {
        var decision = begin(CHECKOUT_EU, campaign("black-friday", Journey.CHECKOUT));

        assertThat(decision.events())
                .hasExactlyElementsOfTypes(ImpactAssessed.class, SeverityChanged.class, IncidentConfirmed.class);
        var assessed = (ImpactAssessed) decision.events().get(0);
        assertThat(assessed.campaigns()).containsExactly("black-friday");
        assertThat(assessed.proposedSeverity()).isEqualTo(Severity.SEV1);
        var raised = (SeverityChanged) decision.events().get(1);
        assertThat(raised.from()).isEqualTo(Severity.SEV2);
        assertThat(raised.to()).isEqualTo(Severity.SEV1);
        assertThat(raised.reason()).contains("campaign Sale black-friday runs, raised to SEV1");
        assertThat(((IncidentConfirmed) decision.events().get(2)).severity()).isEqualTo(Severity.SEV1);
    }

    @Test
    void anythingElseWaitsForAPerson() {
        var decision = begin(CART_REPORT);

        assertThat(decision.events()).hasExactlyElementsOfTypes(ImpactAssessed.class, SeverityChanged.class);
        assertThat(decision.record().verdict()).isEqualTo(new Verdict.Pending());
    }

    @Test
    void theHistoryBeginsWithDetectionsProposalAndPinsTheVersions() {
        var decision = begin(CART_REPORT);

        assertThat(decision.history()).hasSize(2);
        var proposed = decision.history().getFirst();
        assertThat(proposed.from()).isNull();
        assertThat(proposed.to()).isEqualTo(Severity.SEV3);
        assertThat(proposed.policyVersion()).isEqualTo("declaration-3");
        assertThat(decision.history().getLast().policyVersion()).isEqualTo("severity-2");
    }

    @Test
    void aPersonConfirmsWithASeverityOfTheirOwn() {
        var record = begin(CART_REPORT).record();

        var decision =
                record.confirmed(Severity.SEV3, IncidentType.SUPPLY_CHAIN, null, ADA, "one seller only", yardstick());

        assertThat(decision.events()).hasExactlyElementsOfTypes(SeverityChanged.class, IncidentConfirmed.class);
        var confirmed = (IncidentConfirmed) decision.events().getLast();
        assertThat(confirmed.severity()).isEqualTo(Severity.SEV3);
        assertThat(confirmed.type()).isEqualTo(IncidentType.SUPPLY_CHAIN);
        assertThat(confirmed.actor()).isEqualTo(ADA);
        assertThat(decision.history()).singleElement().satisfies(line -> {
            assertThat(line.from()).isEqualTo(Severity.SEV2);
            assertThat(line.to()).isEqualTo(Severity.SEV3);
            assertThat(line.by()).isEqualTo(ADA);
            assertThat(line.reason()).isEqualTo("one seller only");
        });
    }

    @Test
    void whoConfirmsNamesTheServiceThatIsReallyHit() {
        var record = begin(CART_REPORT).record();

        var decision = record.confirmed(null, null, "search", ADA, "the cart only waits for search", yardstick());

        assertThat(((IncidentConfirmed) decision.events().getLast()).service()).isEqualTo("search");
        assertThat(decision.record().facts().service()).isEqualTo("search");
    }

    @Test
    void confirmingTwiceIsRefused() {
        var record = begin(CHECKOUT_EU).record();

        assertRefused(
                () -> record.confirmed(null, null, null, ADA, "yes", yardstick()), RecordProblem.ALREADY_CONFIRMED);
    }

    @Test
    void dismissedAlsoAfterItWasConfirmed() {
        var record = begin(CHECKOUT_EU).record();

        var decision = record.dismissed(ADA, "a drill of the probe", NOW);

        assertThat(decision.events()).hasExactlyElementsOfTypes(IncidentDismissed.class);
        assertThat(decision.record().isOpen()).isFalse();
    }

    @Test
    void aDismissedIncidentTakesNoFurtherJudgement() {
        var record =
                begin(CART_REPORT).record().dismissed(ADA, "user error", NOW).record();

        assertRefused(() -> record.dismissed(ADA, "again", NOW), RecordProblem.ALREADY_DISMISSED);
        assertRefused(
                () -> record.confirmed(null, null, null, ADA, "after all", yardstick()),
                RecordProblem.ALREADY_DISMISSED);
        assertRefused(
                () -> record.severityChosen(Severity.SEV1, ADA, "bad", yardstick()), RecordProblem.ALREADY_DISMISSED);
        assertThat(record.calendarChanged(yardstick(campaign("sale"))).events()).isEmpty();
        assertThat(record.signalled(attached(record.id(), 9, alert("b", Map.of())), yardstick())
                        .events())
                .isEmpty();
    }

    @Test
    void aPersonMayLowerTheSeverity() {
        var record = begin(CHECKOUT_EU, campaign("sale")).record();

        var decision = record.severityChosen(Severity.SEV3, ADA, "test tenant", yardstick());

        assertThat(decision.record().severity()).isEqualTo(Severity.SEV3);
        assertThat(decision.events()).hasExactlyElementsOfTypes(SeverityChanged.class);
    }

    @Test
    void theSameSeverityAgainIsRefused() {
        var record = begin(CHECKOUT_EU).record();

        assertRefused(
                () -> record.severityChosen(Severity.SEV2, ADA, "so", yardstick()), RecordProblem.SEVERITY_UNCHANGED);
    }

    @Test
    void whatAPersonLoweredStaysLowWhileNothingIsNew() {
        var lowered = begin(CHECKOUT_EU, campaign("sale"))
                .record()
                .severityChosen(Severity.SEV3, ADA, "test tenant", yardstick())
                .record();

        var grown = lowered.signalled(attached(lowered.id(), 5, alert("b", Map.of())), yardstick(campaign("sale")));

        assertThat(grown.record().severity()).isEqualTo(Severity.SEV3);
        assertThat(grown.events()).hasExactlyElementsOfTypes(ImpactAssessed.class);
    }

    @Test
    void aGraverImpactRaisesWhatAPersonLowered() {
        var lowered = begin(CART_REPORT)
                .record()
                .severityChosen(Severity.SEV3, ADA, "one seller only", yardstick())
                .record();
        var everyone = new Impact(
                List.of(Journey.CHECKOUT), List.of(), Scope.ALL, Trend.GROWING, null, IncidentType.TECHNICAL);

        var decision = lowered.impactSet(everyone, ADA, "seen on the dashboard", yardstick());

        assertThat(decision.record().severity()).isEqualTo(Severity.SEV1);
        assertThat(decision.events()).hasExactlyElementsOfTypes(ImpactAssessed.class, SeverityChanged.class);
    }

    @Test
    void aShrinkingImpactLowersNothing() {
        var record = begin(CHECKOUT_EU).record();
        var few = new Impact(List.of(Journey.BROWSE), List.of("eu"), Scope.FEW, Trend.SHRINKING, "retry", null);

        var decision = record.impactSet(few, ADA, "calmer", yardstick());

        assertThat(decision.record().severity()).isEqualTo(Severity.SEV2);
        assertThat(decision.events()).hasExactlyElementsOfTypes(ImpactAssessed.class);
    }

    @Test
    void aCampaignThatStartsWhileOpenRaisesOnce() {
        var record = begin(CHECKOUT_EU).record();

        var first = record.calendarChanged(yardstick(campaign("a", Journey.CHECKOUT)));
        var second = first.record().calendarChanged(yardstick(campaign("a", Journey.CHECKOUT), campaign("b")));

        assertThat(first.record().severity()).isEqualTo(Severity.SEV1);
        assertThat(first.events()).hasExactlyElementsOfTypes(ImpactAssessed.class, SeverityChanged.class);
        assertThat(first.events().getLast().actor()).isEqualTo(IncidentRecord.CALENDAR);
        assertThat(second.events()).hasExactlyElementsOfTypes(ImpactAssessed.class);
    }

    @Test
    void aCampaignThatStartsRaisesWhatAPersonChoseWithoutIt() {
        var chosen = begin(CHECKOUT_EU)
                .record()
                .severityChosen(Severity.SEV3, ADA, "few orders", yardstick())
                .record();

        var decision = chosen.calendarChanged(yardstick(campaign("sale")));

        assertThat(decision.record().severity()).isEqualTo(Severity.SEV2);
    }

    @Test
    void theEndOfACampaignIsToldOnceAndLowersNothing() {
        var record = begin(CHECKOUT_EU, campaign("a"), campaign("b")).record();

        var one = record.calendarChanged(yardstick(campaign("b")));
        var both = one.record().calendarChanged(yardstick());

        assertThat(one.events()).hasExactlyElementsOfTypes(ImpactAssessed.class);
        assertThat(((ImpactAssessed) one.events().getFirst()).campaigns()).containsExactly("b");
        assertThat(one.events().getFirst().reason()).startsWith("No longer touched: a. ");
        assertThat(both.events()).hasExactlyElementsOfTypes(ImpactAssessed.class);
        assertThat(((ImpactAssessed) both.events().getFirst()).campaigns()).isEmpty();
        assertThat(both.record().severity()).isEqualTo(Severity.SEV1);
        assertThat(both.record()
                        .calendarChanged(yardstick(campaign("sellers", Journey.SELL)))
                        .events())
                .as("elsewhere")
                .isEmpty();
    }

    @Test
    void newJourneysAndRegionsInSignalsWidenTheImpact() {
        var record = begin(CART_REPORT).record();

        var decision = record.signalled(
                attached(record.id(), 2, alert("b", Map.of("journey", "pay", "region", "us"))), yardstick());

        var assessed = (ImpactAssessed) decision.events().getFirst();
        assertThat(assessed.journeys()).containsExactly(Journey.CART, Journey.PAY);
        assertThat(assessed.where()).containsExactly("eu", "us");
        assertThat(assessed.trend()).isEqualTo(Trend.GROWING);
        assertThat(assessed.reason()).startsWith("More signals show the impact growing. SEV2");
    }

    @Test
    void aPersonsWordOnTheTrendStandsForAWhile() {
        var began = begin(CART_REPORT).record();
        var said = new Impact(
                List.of(Journey.CART), List.of("eu"), Scope.SOME, Trend.STABLE, null, IncidentType.TECHNICAL);
        var record = began.impactSet(said, ADA, "the queue is shrinking", yardstick())
                .record();
        var later = new Yardstick(POLICY, List.of(), NOW.plus(IncidentRecord.A_PERSONS_WORD));

        var soon = record.signalled(attached(record.id(), 5, alert("b", Map.of())), yardstick());
        var afterwards = record.signalled(attached(record.id(), 5, alert("b", Map.of())), later);

        assertThat(soon.record().impact().trend()).isEqualTo(Trend.STABLE);
        assertThat(soon.events()).isEmpty();
        assertThat(afterwards.record().impact().trend()).isEqualTo(Trend.GROWING);
    }

    @Test
    void moreOfTheSameIsNotTold() {
        var record = begin(CART_REPORT).record();
        var grown = record.signalled(attached(record.id(), 2, alert("b", Map.of())), yardstick());

        var again = grown.record().signalled(attached(record.id(), 3, alert("c", Map.of())), yardstick());
        var resent = record.signalled(attached(record.id(), 1), yardstick());

        assertThat(grown.events()).hasExactlyElementsOfTypes(ImpactAssessed.class);
        assertThat(again.events()).isEmpty();
        assertThat(again.record().firing()).isEqualTo(3);
        assertThat(resent.events()).isEmpty();
    }

    @Test
    void aLabelThatNamesNoJourneyIsLeftOut() {
        var record = begin(CART_REPORT).record();

        var decision =
                record.signalled(attached(record.id(), 2, alert("b", Map.of("journey", "warehouse"))), yardstick());

        assertThat(decision.record().impact().journeys()).containsExactly(Journey.CART);
    }

    @Test
    void nothingIsJudgedWhileResolvedAndTheCalendarCountsWhenReopened() {
        var open = begin(CHECKOUT_EU).record();
        var over = open.after(new IncidentResolved(context(open.id(), NOW), "rolled back", NOW), yardstick())
                .record();

        assertRefused(() -> over.severityChosen(Severity.SEV1, ADA, "bad", yardstick()), RecordProblem.INCIDENT_OVER);
        assertThat(over.calendarChanged(yardstick(campaign("sale"))).events()).isEmpty();
        assertThat(over.after(new IncidentReopened(context(open.id(), NOW)), yardstick(campaign("sale")))
                        .record()
                        .severity())
                .isEqualTo(Severity.SEV1);
    }

    @Test
    void theTypeIsProposedFromTheBeginning() {
        var assessed = (ImpactAssessed) begin(detected(Source.SUPPORT, Severity.SEV3, List.of("eu"), Journey.PAY))
                .events()
                .getFirst();

        assertThat(assessed.type()).isEqualTo(IncidentType.PAYMENT);
    }

    @Test
    void aSecurityIncidentIsRestrictedFromItsFirstEventUntilAPersonSaysOtherwise() {
        var decision = begin(SECURITY);
        var kept = decision.record().confirmed(null, null, null, ADA, "it is real", yardstick());
        var lifted = decision.record().confirmed(null, IncidentType.TECHNICAL, null, ADA, "a false alarm", yardstick());

        assertThat(decision.events())
                .allSatisfy(event -> assertThat(event.context().visibility()).isEqualTo(Visibility.RESTRICTED));
        assertThat(kept.record().restricted()).isTrue();
        assertThat(lifted.record().restricted()).isFalse();
        assertThat(lifted.events().getLast().context().visibility()).isEqualTo(Visibility.INTERNAL);
    }

    private static Decision begin(IncidentDetected event, Campaign... calendar) {
        return IncidentRecord.detected(event, yardstick(calendar));
    }

    private static void assertRefused(ThrowingCallable move, ProblemCode code) {
        assertThatThrownBy(move)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
