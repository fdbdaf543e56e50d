package io.muster.escalation.paging;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Severity;
import io.muster.escalation.policy.Condition;
import io.muster.escalation.policy.Level;
import io.muster.escalation.policy.Target;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Levels that are only for graver incidents are passed over for milder ones, and are not forgotten when those are raised. */
class RisingSeverityTest {

    private final PagingScenario store = new PagingScenario();

    @Test
    void asksTheLevelThatWasPassedOverAndGivesItItsTime() {
        store.policy(onlySev1(ofMinutes(5), "ada"), store.level(ofMinutes(2), "rami"));
        store.detected(Severity.SEV3).confirmed(Severity.SEV3).after(ofMinutes(1));

        store.severityChanged(Severity.SEV1);

        assertThat(store.paged()).containsExactly("rami", "ada", "cora");
        store.after(ofMinutes(4));
        assertThat(store.escalation.state()).isInstanceOf(EscalationState.Paging.class);
        store.after(ofMinutes(1));
        assertThat(store.escalation.state()).isInstanceOf(EscalationState.Exhausted.class);
    }

    @Test
    void asksTheOnlyLevelForWhichAStandInCame() {
        store.policy(onlySev1(ofMinutes(5), "ada"));
        store.detected(Severity.SEV3).confirmed(Severity.SEV3);
        assertThat(store.paged()).containsExactly("olga");

        store.severityChanged(Severity.SEV1);

        assertThat(store.paged()).containsExactly("olga", "ada", "cora");
    }

    @Test
    void asksItBesideTheNextLevel() {
        store.policy(
                onlySev1(ofMinutes(5), "ada"), store.level(ofMinutes(5), "rami"), store.level(ofMinutes(5), "amir"));
        store.detected(Severity.SEV3).confirmed(Severity.SEV3);

        store.severityChanged(Severity.SEV1);

        assertThat(store.paged()).containsExactly("rami", "ada", "amir", "cora");
    }

    @Test
    void asksItBesideWhoHasCome() {
        store.policy(onlySev1(ofMinutes(5), "ada"), store.level(ofMinutes(5), "rami"));
        store.detected(Severity.SEV3).confirmed(Severity.SEV3).acknowledges("rami", "rami");

        store.severityChanged(Severity.SEV1);

        assertThat(store.paged()).containsExactly("rami", "ada", "cora");
        assertThat(store.escalation.state()).isInstanceOf(EscalationState.Acknowledged.class);
    }

    @Test
    void raisedOnceMoreItAsksNobodyWhoIsAskedAlready() {
        store.policy(onlySev1(ofMinutes(5), "ada"), store.level(ofMinutes(5), "rami"));
        store.detected(Severity.SEV3).confirmed(Severity.SEV3).severityChanged(Severity.SEV1);

        store.severityChanged(Severity.SEV2).severityChanged(Severity.SEV1);

        assertThat(store.paged()).containsExactly("rami", "ada", "cora");
    }

    @Test
    void leavesThePeopleTheirTimeWhereTheNextLevelIsNotForGraveOnes() {
        store.policy(store.level(ofMinutes(5), "rami"), only(Severity.SEV3, ofMinutes(5), "ada"));
        store.detected(Severity.SEV3).confirmed(Severity.SEV3).after(ofMinutes(1));

        store.severityChanged(Severity.SEV1).after(ofMinutes(3));

        assertThat(store.escalation.state()).isInstanceOf(EscalationState.Paging.class);
    }

    private static Level onlySev1(Duration timeout, String person) {
        return only(Severity.SEV1, timeout, person);
    }

    private static Level only(Severity severity, Duration timeout, String person) {
        Condition condition = new Condition(Set.of(severity), Set.of(), Set.of(), Optional.empty(), Optional.empty());
        return new Level(List.of(new Target.OfPerson(person)), timeout, Level.Mode.ALL, 1, condition);
    }
}
