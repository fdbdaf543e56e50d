package io.muster.resolution.restoration;

import static io.muster.resolution.Fixtures.NOW;
import static io.muster.resolution.Fixtures.alert;
import static io.muster.resolution.Fixtures.attached;
import static io.muster.resolution.Fixtures.commander;
import static io.muster.resolution.Fixtures.confirmed;
import static io.muster.resolution.Fixtures.context;
import static io.muster.resolution.Fixtures.detected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.muster.contracts.Actor;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.Refusal;
import io.muster.contracts.ResolutionEvent.Gate;
import io.muster.contracts.ResolutionEvent.IncidentMitigated;
import io.muster.contracts.ResolutionEvent.IncidentReopened;
import io.muster.contracts.ResolutionEvent.IncidentResolved;
import io.muster.contracts.ResolutionEvent.RelapseDetected;
import io.muster.contracts.ResolutionEvent.Result;
import io.muster.contracts.ResolutionEvent.VerificationRecorded;
import io.muster.contracts.ReviewEvent.IncidentClosed;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.IncidentDismissed;
import io.muster.contracts.TriageEvent.SeverityChanged;
import io.muster.resolution.relapse.RelapsePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RestorationTest {

    private static final UUID ID = UUID.fromString("019aa000-0000-7000-8000-000000000042");
    private static final Actor ADA = Actor.person("ada");
    private static final RelapsePolicy POLICY = RelapsePolicy.SHIPPED;

    @Test
    void mitigatedStartsTheWatchOfItsSeverity() {
        var decision = working().mitigated(null, "order by phone", ADA, "rolled back", POLICY, NOW);

        var told = (IncidentMitigated) decision.events().getFirst();
        assertThat(told.impactEndedAt()).isEqualTo(NOW);
        assertThat(told.workaround()).isEqualTo("order by phone");
        assertThat(told.watchUntil()).isEqualTo(NOW.plus(Duration.ofMinutes(30)));
        assertThat(told.reason()).isEqualTo("rolled back");
    }

    @Test
    void aRaisedSeverityIsWatchedForLonger() {
        var raised =
                after(working(), new SeverityChanged(context(ID, NOW), Severity.SEV2, Severity.SEV1, "severity-1"));

        var decision = raised.mitigated(null, null, ADA, "rolled back", POLICY, NOW);

        assertThat(((IncidentMitigated) decision.events().getFirst()).watchUntil())
                .isEqualTo(NOW.plus(Duration.ofMinutes(60)));
    }

    @Test
    void impactMayHaveEndedBeforeItIsDeclaredButNotBeforeItBeganOrInTheFuture() {
        var restoration = working();

        var earlier = restoration.mitigated(NOW.minusSeconds(60), null, ADA, "so", POLICY, NOW);

        assertThat(((IncidentMitigated) earlier.events().getFirst()).impactEndedAt())
                .isEqualTo(NOW.minusSeconds(60));
        assertRefused(
                () -> restoration.mitigated(NOW.plusSeconds(1), null, ADA, "so", POLICY, NOW),
                RestorationProblem.IMPACT_END_IMPOSSIBLE);
        assertRefused(
                () -> restoration.mitigated(NOW.minusSeconds(3600), null, ADA, "so", POLICY, NOW),
                RestorationProblem.IMPACT_END_IMPOSSIBLE);
    }

    @Test
    void mitigatedTwiceIsRefused() {
        assertRefused(
                () -> mitigated().mitigated(null, null, ADA, "again", POLICY, NOW),
                RestorationProblem.ALREADY_MITIGATED);
    }

    @Test
    void resolvedIsRefusedBeforeTheImpactIsStopped() {
        var refusal = assertRefused(
                () -> working().resolved("done", ADA, "so", POLICY, NOW), RestorationProblem.NOT_MITIGATED);

        assertThat((List<?>) refusal.details().get("gates")).hasSize(3);
    }

    @Test
    void resolvedIsRefusedWithEveryGateThatLacksOwnerEvidenceOrAPassedResult() {
        var restoration = passed(mitigated(), Gate.TRANSACTIONS);
        restoration = restoration
                .verified(Gate.DATA_INTEGRITY, "rami", "3 orders without payment", Result.FAILED, ADA, NOW)
                .restoration();
        var owned = restoration
                .verified(Gate.USER_STATE, "cora", null, null, ADA, NOW)
                .restoration();

        var refusal =
                assertRefused(() -> owned.resolved("done", ADA, "so", POLICY, NOW), RestorationProblem.GATES_OPEN);

        assertThat(refusal.details().get("gates"))
                .isEqualTo(List.of(
                        new Gates.Open(Gate.DATA_INTEGRITY, List.of("passed result")),
                        new Gates.Open(Gate.USER_STATE, List.of("evidence", "passed result"))));
        assertThat(refusal.detail())
                .isEqualTo("data integrity lacks passed result; user state lacks evidence and passed result.");
    }

    @Test
    void resolvedWithAllGatesPassedAndWatchedForAnew() {
        var later = NOW.plus(Duration.ofMinutes(20));

        var decision = allPassed(mitigated()).resolved("rolled back to 41", ADA, "so", POLICY, later);

        var told = (IncidentResolved) decision.events().getFirst();
        assertThat(told.summary()).isEqualTo("rolled back to 41");
        assertThat(told.watchUntil()).isEqualTo(later.plus(Duration.ofMinutes(30)));
        assertThat(decision.restoration().isOpen()).isFalse();
    }

    @Test
    void aShorterPolicyDoesNotShortenTheWatchThatWasPromised() {
        var shorter = new RelapsePolicy(
                2,
                java.util.Map.of(
                        Severity.SEV1,
                        Duration.ofSeconds(3),
                        Severity.SEV2,
                        Duration.ofSeconds(2),
                        Severity.SEV3,
                        Duration.ofSeconds(1)));

        var decision = allPassed(mitigated()).resolved("done", ADA, "so", shorter, NOW);

        assertThat(((IncidentResolved) decision.events().getFirst()).watchUntil())
                .isEqualTo(NOW.plus(Duration.ofMinutes(30)));
    }

    @Test
    void aResultIsToldAndAnOwnerAloneIsNot() {
        var restoration = mitigated();

        var owner = restoration.verified(Gate.USER_STATE, "cora", null, null, ADA, NOW);
        var result = owner.restoration().verified(Gate.USER_STATE, "cora", "sampled 50", Result.PASSED, ADA, NOW);

        assertThat(owner.events()).isEmpty();
        var told = (VerificationRecorded) result.events().getFirst();
        assertThat(told.reason()).isEqualTo("user state verified: passed");
        assertRefused(
                () -> restoration.verified(Gate.USER_STATE, "cora", null, Result.PASSED, ADA, NOW),
                RestorationProblem.VERIFICATION_WITHOUT_EVIDENCE);
    }

    @Test
    void aGatePassesOnlyAfterTheMitigation() {
        var prepared = working()
                .verified(Gate.TRANSACTIONS, "rami", "query 7 of the runbook", null, ADA, NOW)
                .restoration();
        var failed = prepared.verified(Gate.TRANSACTIONS, "rami", "12 of 50 lost", Result.FAILED, ADA, NOW);

        assertThat(failed.events()).hasExactlyElementsOfTypes(VerificationRecorded.class);
        assertRefused(
                () -> prepared.verified(Gate.TRANSACTIONS, "rami", "0 of 50 lost", Result.PASSED, ADA, NOW),
                RestorationProblem.NOT_MITIGATED);

        var mitigated =
                prepared.mitigated(null, null, ADA, "rolled back", POLICY, NOW).restoration();

        assertThat(mitigated.gates().of(Gate.TRANSACTIONS).owner()).isEqualTo("rami");
        assertThat(mitigated.gates().open()).contains(new Gates.Open(Gate.TRANSACTIONS, List.of("passed result")));
        assertThat(passed(mitigated, Gate.TRANSACTIONS).gates().open())
                .extracting(Gates.Open::gate)
                .doesNotContain(Gate.TRANSACTIONS);
    }

    @Test
    void signalsThatBeganAfterTheMitigationReopenAndResetTheGates() {
        var restoration = passed(mitigated(), Gate.TRANSACTIONS);
        var began = NOW.plusSeconds(30);

        var decision = restoration.after(
                attached(ID, NOW.plusSeconds(40), alert("old", NOW.minusSeconds(9)), alert("new", began)),
                NOW.plusSeconds(41));

        assertThat(decision.events()).hasExactlyElementsOfTypes(RelapseDetected.class, IncidentReopened.class);
        assertThat(((RelapseDetected) decision.events().getFirst()).fingerprint())
                .isEqualTo("new");
        assertThat(decision.events().getLast().reason())
                .isEqualTo("Relapse: Alert \"checkout fails\" began at 2026-11-27T10:00:30Z, after the mitigation");
        assertThat(decision.events().getLast().actor()).isEqualTo(Restoration.RELAPSE_WATCH);
        assertThat(decision.restoration().phase()).isEqualTo(new Phase.Working());
        assertThat(decision.restoration().gates()).isEqualTo(Gates.EMPTY);
    }

    @Test
    void signalsThatWereKnownAtTheMitigationAreNoRelapse() {
        var decision = mitigated().after(attached(ID, NOW.plusSeconds(5), alert("old", NOW)), NOW);

        assertThat(decision.events()).isEmpty();
    }

    @Test
    void whileUnresolvedARelapseCountsEvenAfterTheWatch() {
        var late = NOW.plus(Duration.ofHours(5));

        var decision = mitigated().after(attached(ID, late, alert("new", late)), late);

        assertThat(decision.events()).hasExactlyElementsOfTypes(RelapseDetected.class, IncidentReopened.class);
    }

    @Test
    void aResolvedIncidentIsReopenedUntilTheEndOfTheWatchAlsoWhenItsReviewIsPublished() {
        var resolved = resolved();
        var closed = after(resolved, new IncidentClosed(context(ID, NOW), UUID.randomUUID()));
        var end = NOW.plus(Duration.ofMinutes(30));

        assertThat(relapse(resolved, end)).hasSize(2);
        assertThat(relapse(closed, end)).hasSize(2);
        assertThat(relapse(resolved, end.plusMillis(1))).isEmpty();
    }

    @Test
    void whatBeganWithinTheWatchCountsHoweverLateItIsHeard() {
        var end = NOW.plus(Duration.ofMinutes(30));
        var heard = end.plusSeconds(10);

        var decision = resolved().after(attached(ID, heard, alert("new", end.minusSeconds(1))), heard);

        assertThat(decision.events()).hasSize(2);
    }

    @Test
    void aPersonReopensWhatIsMitigatedOrResolvedAndNothingElse() {
        assertThat(mitigated().reopened(ADA, "customers still complain", NOW).events())
                .hasExactlyElementsOfTypes(IncidentReopened.class);
        assertThat(resolved().reopened(ADA, "it is back", NOW).restoration().isOpen())
                .isTrue();
        assertRefused(() -> working().reopened(ADA, "so", NOW), RestorationProblem.NOTHING_TO_REOPEN);
    }

    @ParameterizedTest
    @EnumSource(Gate.class)
    void whatIsResolvedOrDismissedTakesNothingFurther(Gate gate) {
        var dismissed = after(working(), new IncidentDismissed(context(ID, NOW)));
        for (var over : List.of(resolved(), dismissed)) {
            assertRefused(
                    () -> over.verified(gate, "rami", "e", Result.PASSED, ADA, NOW), RestorationProblem.INCIDENT_OVER);
            assertRefused(() -> over.mitigated(null, null, ADA, "so", POLICY, NOW), RestorationProblem.INCIDENT_OVER);
            assertRefused(() -> over.resolved("s", ADA, "so", POLICY, NOW), RestorationProblem.INCIDENT_OVER);
        }
        assertRefused(() -> dismissed.reopened(ADA, "so", NOW), RestorationProblem.NOTHING_TO_REOPEN);
        assertThat(relapse(dismissed, NOW.plusSeconds(9))).isEmpty();
    }

    @Test
    void eventsOfOtherStagesMayComeInAnyOrder() {
        var restoration = after(
                Restoration.of(ID),
                commander(ID, "rami", NOW),
                confirmed(ID, Severity.SEV1, NOW),
                detected(ID, NOW),
                detected(ID, NOW));

        assertThat(restoration.facts().isKnown()).isTrue();
        assertThat(restoration.facts().commander()).isEqualTo("rami");
        assertThat(restoration.facts().severity()).isEqualTo(Severity.SEV1);
        assertThat(restoration.facts().service()).isEqualTo("checkout");
    }

    private static List<?> relapse(Restoration restoration, Instant at) {
        return restoration.after(attached(ID, at, alert("new", at)), at).events();
    }

    private static Restoration working() {
        return after(Restoration.of(ID), detected(ID, NOW.minusSeconds(600)));
    }

    private static Restoration mitigated() {
        return working().mitigated(null, null, ADA, "rolled back", POLICY, NOW).restoration();
    }

    private static Restoration resolved() {
        return allPassed(mitigated()).resolved("done", ADA, "so", POLICY, NOW).restoration();
    }

    private static Restoration allPassed(Restoration restoration) {
        var passed = restoration;
        for (var gate : Gate.values()) {
            passed = passed(passed, gate);
        }
        return passed;
    }

    private static Restoration passed(Restoration restoration, Gate gate) {
        return restoration
                .verified(gate, "rami", "compared both ledgers", Result.PASSED, ADA, NOW)
                .restoration();
    }

    private static Restoration after(Restoration restoration, LifecycleEvent... events) {
        var current = restoration;
        for (var event : events) {
            current = current.after(event, NOW).restoration();
        }
        return current;
    }

    private static Refusal assertRefused(ThrowingCallable move, RestorationProblem problem) {
        var refusal = catchThrowableOfType(Refusal.class, move);
        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo(problem);
        return refusal;
    }
}
