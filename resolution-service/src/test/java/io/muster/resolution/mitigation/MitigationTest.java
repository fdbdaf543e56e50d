package io.muster.resolution.mitigation;

import static io.muster.resolution.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.Actor;
import io.muster.contracts.Refusal;
import io.muster.contracts.ResolutionEvent.MitigationApplied;
import io.muster.contracts.ResolutionEvent.MitigationApproved;
import io.muster.contracts.ResolutionEvent.MitigationFailed;
import io.muster.contracts.ResolutionEvent.MitigationProposed;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MitigationTest {

    private static final UUID ID = UUID.fromString("019aa000-0000-7000-8000-000000000001");
    private static final UUID INCIDENT = UUID.fromString("019aa000-0000-7000-8000-000000000042");
    private static final Actor RAMI = Actor.person("rami");
    private static final Actor ADA = Actor.person("ada");

    @Test
    void withoutTheNeedOfApprovalItIsHandedOverAtOnce() {
        var decision = propose(false);

        assertThat(decision.hand()).isTrue();
        assertThat(decision.mitigation().isSending()).isTrue();
        var told = (MitigationProposed) decision.events().getFirst();
        assertThat(told.action()).isEqualTo("rollback-checkout");
        assertThat(told.reason()).isEqualTo("errors began with 42");
        assertThat(told.actor()).isEqualTo(RAMI);
    }

    @Test
    void aboveTheLimitItWaitsForApproval() {
        var proposed = propose(true);

        var approved = proposed.mitigation().approved(ADA, "Approved by the commander", NOW);

        assertThat(proposed.hand()).isFalse();
        assertThat(approved.hand()).isTrue();
        assertThat(approved.events()).hasExactlyElementsOfTypes(MitigationApproved.class);
        assertThat(approved.mitigation().isSending()).isTrue();
    }

    @Test
    void approvedTwiceOrWithoutNeedIsRefused() {
        var sending = propose(false).mitigation();
        var approved = propose(true).mitigation().approved(ADA, "yes", NOW).mitigation();

        for (var mitigation : List.of(sending, approved)) {
            assertThatThrownBy(() -> mitigation.approved(ADA, "yes", NOW))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.code()).isEqualTo(MitigationProblem.NOTHING_TO_APPROVE));
        }
    }

    @Test
    void theOtherSystemsWordEndsIt() {
        var sending = propose(false).mitigation();

        var applied = sending.applied("HTTP 200 rolled back to 41", NOW);
        var failed = sending.failed("HTTP 403", NOW);

        var yes = (MitigationApplied) applied.events().getFirst();
        assertThat(yes.answer()).isEqualTo("HTTP 200 rolled back to 41");
        assertThat(yes.title()).isEqualTo("Roll back checkout");
        assertThat(applied.mitigation().isSending()).isFalse();
        assertThat(((MitigationFailed) failed.events().getFirst()).problem()).isEqualTo("HTTP 403");
        assertThat(failed.mitigation().isSending()).isFalse();
    }

    private static Mitigation.Decision propose(boolean requiresApproval) {
        var action = new MitigationAction(
                "rollback-checkout",
                "Roll back checkout",
                MitigationAction.Kind.ROLLBACK,
                URI.create("https://deploy.example/rollback"),
                "sealed",
                List.of("checkout"),
                requiresApproval);
        return Mitigation.propose(ID, INCIDENT, action, "errors began with 42", RAMI, NOW);
    }
}
