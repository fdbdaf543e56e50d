package io.muster.triage.record;

import static io.muster.triage.Fixtures.NOW;
import static io.muster.triage.Fixtures.campaign;
import static io.muster.triage.Fixtures.detected;
import static io.muster.triage.Fixtures.yardstick;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.Actor;
import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.EventContext;
import io.muster.contracts.Journey;
import io.muster.contracts.ProblemCode;
import io.muster.contracts.Refusal;
import io.muster.contracts.Restriction;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.Affected;
import io.muster.contracts.TriageEvent.ImpactAssessed;
import io.muster.contracts.TriageEvent.IncidentConfirmed;
import io.muster.contracts.TriageEvent.IncidentMerged;
import io.muster.contracts.TriageEvent.IncidentSplit;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.contracts.TriageEvent.Known;
import io.muster.contracts.TriageEvent.Scope;
import io.muster.contracts.TriageEvent.Trend;
import io.muster.contracts.TriageEvent.Users;
import io.muster.contracts.Visibility;
import io.muster.triage.calendar.Campaign;
import io.muster.triage.severity.Impact;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What becomes of the records of incidents that become one, or two. */
class MergedRecordTest {

    private static final Actor ADA = Actor.person("ada");
    private static final IncidentDetected CHECKOUT_EU =
            detected(Source.MONITORING, Severity.SEV2, List.of("eu"), Journey.CHECKOUT);
    private static final IncidentDetected CART_REPORT =
            detected(Source.SUPPORT, Severity.SEV3, List.of("eu"), Journey.CART);

    @Test
    void aMergedIncidentLivesOnInTheOther() {
        var survivor = begin(CART_REPORT).record();
        var merged = begin(CHECKOUT_EU).record();

        var gone = merged.mergedInto(survivor.id(), ADA, "same cause", NOW);
        var both = survivor.absorbing(merged, ADA, "same cause", yardstick());

        assertThat(gone.record().isOpen()).isFalse();
        assertThat(((IncidentMerged) gone.events().getFirst()).into()).isEqualTo(survivor.id());
        assertThat(both.record().impact().journeys()).containsExactly(Journey.CART, Journey.CHECKOUT);
        assertThat(both.record().severity()).isEqualTo(Severity.SEV2);
        assertThat(both.record().verdict()).isInstanceOf(Verdict.Confirmed.class);
        assertThat(both.events()).hasExactlyElementsOfTypes(IncidentConfirmed.class, ImpactAssessed.class);
    }

    @Test
    void whoMergesWhatAnotherMergedIsToldWhereItWent() {
        var survivor = begin(CART_REPORT).record();
        var gone = begin(CHECKOUT_EU)
                .record()
                .mergedInto(survivor.id(), ADA, "same cause", NOW)
                .record();

        assertThatThrownBy(() -> gone.mergedInto(UUID.randomUUID(), ADA, "same cause", NOW))
                .hasMessageContaining("It was merged")
                .hasMessageContaining(survivor.id().toString());
    }

    @Test
    void whatIsHitInEitherIsHitInTheSurvivor() {
        var everyone = begin(detected(Source.SUPPORT, Severity.SEV3, List.of(), Journey.CHECKOUT))
                .record();
        var grown = everyone.impactSet(
                        new Impact(
                                List.of(Journey.CHECKOUT),
                                List.of(),
                                Scope.ALL,
                                Trend.GROWING,
                                "pay by invoice",
                                null,
                                new Affected(List.of(), List.of(), List.of(), new Users(1200, Known.MEASURED)),
                                null),
                        ADA,
                        "seen",
                        yardstick())
                .record();

        var both = begin(CART_REPORT)
                .record()
                .absorbing(grown, ADA, "same cause", yardstick())
                .record();

        assertThat(both.impact().where()).isEmpty();
        assertThat(both.impact().scope()).isEqualTo(Scope.ALL);
        assertThat(both.impact().trend()).isEqualTo(Trend.GROWING);
        assertThat(both.impact().workaround()).isEqualTo("pay by invoice");
        assertThat(both.impact().affected().users()).isEqualTo(new Users(1200, Known.MEASURED));
        assertThat(both.byImpact()).isEqualTo(Severity.SEV1);
    }

    @Test
    void aSignalThatNamesASellerDoesNotSpareTheOthers() {
        var all = Impact.assumed(List.of(Journey.PAYOUTS), List.of(), IncidentType.TECHNICAL, Affected.UNKNOWN);
        var some = all.of(Scope.SOME);
        var seller = new Affected(List.of(), List.of(), List.of("s1"), null);

        assertThat(all.widenedBy(List.of(), List.of(), seller).affected().sellers())
                .isEmpty();
        assertThat(some.widenedBy(List.of(), List.of(), seller).affected().sellers())
                .containsExactly("s1");
        assertThat(some.with(all).affected().sellers()).isEmpty();
    }

    @Test
    void aGraverSeverityComesAlongWithTheMergedIncident() {
        var survivor = begin(CART_REPORT).record();
        var merged = begin(CHECKOUT_EU, campaign("sale")).record();

        var both = survivor.absorbing(merged, ADA, "same cause", yardstick());

        assertThat(both.record().severity()).isEqualTo(Severity.SEV1);
        assertThat(both.history().getFirst().by()).isEqualTo(ADA);
    }

    @Test
    void aPartGoesOnAsAnIncidentOfItsOwn() {
        var record = begin(detected(Source.SUPPORT, Severity.SEV3, List.of("eu"), Journey.CART, Journey.PAYOUTS))
                .record();
        var newIncident = UUID.randomUUID();
        var part = new Part("Payouts are late", List.of(Journey.PAYOUTS), List.of(), "payouts", null, List.of());

        var decision = record.split(part, List.of(), newIncident, ADA, "another cause", yardstick());

        var split = (IncidentSplit) decision.events().getFirst();
        assertThat(split.newIncident()).isEqualTo(newIncident);
        assertThat(split.journeys()).containsExactly(Journey.PAYOUTS);
        assertThat(decision.record().impact().journeys()).containsExactly(Journey.CART);
        assertThat(decision.record().severity()).isEqualTo(record.severity());
    }

    @Test
    void aSplitOfNothingIsRefused() {
        var record = begin(CHECKOUT_EU).record();
        var nothing = new Part("What?", List.of(), List.of(), null, null, List.of());

        assertRefused(
                () -> record.split(nothing, List.of(), UUID.randomUUID(), ADA, "so", yardstick()),
                RecordProblem.SPLIT_OF_NOTHING);
    }

    @Test
    void aSplitTakesNothingThatTheIncidentDoesNotHave() {
        var record = begin(CHECKOUT_EU).record();
        var others = new Part("What?", List.of(Journey.SELL), List.of(), null, null, List.of("a1", "b2"));

        assertThatThrownBy(() -> record.split(others, List.of("b2"), UUID.randomUUID(), ADA, "so", yardstick()))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(RecordProblem.SPLIT_OF_OTHERS);
                    assertThat(refusal.detail()).isEqualTo("It does not have sell, b2.");
                });
    }

    @Test
    void anOutageThatTookInABreachStaysRestrictedUntilAPersonSaysThatItIsNone() {
        var both = begin(CHECKOUT_EU)
                .record()
                .absorbing(breach(), ADA, "they came in by it", yardstick())
                .record();

        var repeated = both.impactSet(both.impact().of(IncidentType.SECURITY), ADA, "seen", yardstick());
        var untyped = both.impactSet(both.impact().of((IncidentType) null), ADA, "seen", yardstick());
        var none = both.impactSet(both.impact().of(IncidentType.TECHNICAL), ADA, "no breach", yardstick());

        assertThat(both.impact().type()).isEqualTo(IncidentType.SECURITY);
        assertThat(List.of(repeated, untyped)).allSatisfy(MergedRecordTest::assertRestricted);
        assertThat(both.opensWhenOf(IncidentType.TECHNICAL, ADA)).isTrue();
        assertThat(both.opensWhenOf(IncidentType.SECURITY, ADA)).isFalse();
        assertThat(none.record().restricted()).isFalse();
    }

    @Test
    void aTypeThatIsInForceSaysNothingOfWhoMayKnow() {
        var record = new RecordDraft(begin(CHECKOUT_EU).record())
                .typed(IncidentType.SECURITY, ADA)
                .impact(begin(CHECKOUT_EU).record().impact())
                .done();

        var repeated = record.impactSet(record.impact(), ADA, "seen", yardstick());

        assertThat(record.impact().type()).isEqualTo(IncidentType.TECHNICAL);
        assertRestricted(repeated);
    }

    @Test
    void whatIsSplitOffABreachIsABreachToo() {
        var part = detected(Source.SUPPORT, Severity.SEV3, List.of("eu"), Journey.CART);
        var context = part.context();
        var restricted = new IncidentDetected(
                new EventContext(
                        part.incidentId(),
                        context.occurredAt(),
                        context.actor(),
                        context.reason(),
                        Visibility.RESTRICTED),
                part.number(),
                part.what(),
                part.where(),
                part.since(),
                part.journeys(),
                part.service(),
                part.proposedSeverity(),
                part.source(),
                part.policyVersion(),
                part.alerts());

        var begun = begin(restricted).record();
        var confirmed = begun.confirmed(null, null, null, ADA, "seen", yardstick());

        assertThat(begun.impact().type()).isEqualTo(IncidentType.SECURITY);
        assertRestricted(confirmed);
    }

    private static void assertRestricted(Decision decision) {
        assertThat(decision.record().restricted()).isTrue();
        assertThat(decision.events())
                .isNotEmpty()
                .allSatisfy(event -> assertThat(Restriction.saidBy(event)).isNotEqualTo(Optional.of(false)))
                .allSatisfy(event -> assertThat(event.context().visibility()).isEqualTo(Visibility.RESTRICTED));
    }

    private static IncidentRecord breach() {
        return new RecordDraft(begin(CART_REPORT).record())
                .typed(IncidentType.SECURITY, ADA)
                .done();
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
