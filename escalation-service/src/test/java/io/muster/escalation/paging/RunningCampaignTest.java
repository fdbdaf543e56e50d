package io.muster.escalation.paging;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.Severity;
import io.muster.escalation.policy.Condition;
import io.muster.escalation.policy.Level;
import io.muster.escalation.policy.Target;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A campaign starts or ends while people are asked (R44): levels that were passed over for it are judged anew. */
class RunningCampaignTest {

    private final PagingScenario store = new PagingScenario();

    @Test
    void asksTheLevelThatWaitsForOneAndGivesItItsTime() {
        store.policy(duringCampaign(ofMinutes(5), "ada"), store.level(ofMinutes(2), "rami"));
        confirmed().after(ofMinutes(1));

        store.campaignsRun("black-friday");

        assertThat(store.paged()).containsExactly("rami", "ada");
        assertThat(store.of(ResponderPaged.class).getLast().reason()).contains("black-friday");
        store.after(ofMinutes(4));
        assertThat(store.escalation.state()).isInstanceOf(EscalationState.Paging.class);
        store.after(ofMinutes(1));
        assertThat(store.escalation.state()).isInstanceOf(EscalationState.Exhausted.class);
    }

    @Test
    void leavesTheLevelsAboveTheirTurn() {
        store.policy(
                duringCampaign(ofMinutes(5), "ada"),
                store.level(ofMinutes(5), "rami"),
                store.level(ofMinutes(5), "olga"));
        confirmed();

        store.campaignsRun("black-friday");

        assertThat(store.paged()).containsExactly("rami", "ada");
        assertThat(store.after(ofMinutes(5)).paged()).containsExactly("rami", "ada", "olga");
    }

    @Test
    void asksItBesideWhoHasCome() {
        store.policy(duringCampaign(ofMinutes(5), "ada"), store.level(ofMinutes(5), "rami"));
        confirmed().acknowledges("rami", "rami");

        store.campaignsRun("black-friday");

        assertThat(store.paged()).containsExactly("rami", "ada");
        assertThat(store.escalation.state()).isInstanceOf(EscalationState.Acknowledged.class);
    }

    @Test
    void asksItWhereAllOthersHadTheirTime() {
        store.policy(duringCampaign(ofMinutes(5), "ada"), store.level(ofMinutes(5), "rami"));
        confirmed().providersTakeEverything().after(ofMinutes(6));
        assertThat(store.escalation.state()).isInstanceOf(EscalationState.Exhausted.class);

        store.campaignsRun("black-friday");

        assertThat(store.paged()).containsExactly("rami", "ada");
        store.acknowledges("ada", "ada");
        assertThat(store.escalation.state()).isInstanceOf(EscalationState.Acknowledged.class);
    }

    @Test
    void whereAllHadTheirTimeAndNoLevelWaitedForOneNothingChanges() {
        store.policy(store.level(ofMinutes(5), "rami"));
        confirmed().providersTakeEverything().after(ofMinutes(6));

        store.campaignsRun("black-friday");

        assertThat(store.escalation.state()).isInstanceOf(EscalationState.Exhausted.class);
        assertThat(store.paged()).containsExactly("rami");
    }

    @Test
    void itsEndBringsTheLevelForQuietTimesAndTakesNobodyAway() {
        store.policy(
                level(ofMinutes(5), "ada", false),
                duringCampaign(ofMinutes(5), "rami"),
                store.level(ofMinutes(5), "olga"));
        store.detected(Severity.SEV3).campaignsRun("black-friday").confirmed(Severity.SEV3);
        assertThat(store.paged()).containsExactly("rami");

        store.campaignsRun();

        assertThat(store.paged()).containsExactly("rami", "ada");
        assertThat(store.page("rami").isOpen()).isTrue();
    }

    @Test
    void anotherCampaignOrTheSameAgainBringsNobody() {
        store.policy(duringCampaign(ofMinutes(5), "ada"), store.level(ofMinutes(5), "rami"));
        confirmed().campaignsRun("black-friday");

        store.campaignsRun("black-friday", "cyber-monday").campaignsRun("cyber-monday");

        assertThat(store.paged()).containsExactly("rami", "ada");
    }

    @Test
    void beforeTheStartAndAfterTheEndItBringsNobody() {
        store.policy(duringCampaign(ofMinutes(5), "ada"), store.level(ofMinutes(5), "rami"));
        store.detected(Severity.SEV3).campaignsRun("black-friday");
        assertThat(store.paged()).isEmpty();

        store.dismissed().campaignsRun().campaignsRun("cyber-monday");

        assertThat(store.paged()).isEmpty();
    }

    private PagingScenario confirmed() {
        return store.detected(Severity.SEV3).confirmed(Severity.SEV3);
    }

    private static Level duringCampaign(Duration timeout, String person) {
        return level(timeout, person, true);
    }

    private static Level level(Duration timeout, String person, boolean campaign) {
        Condition when = new Condition(Set.of(), Set.of(), Set.of(), Optional.of(campaign), Optional.empty());
        return new Level(List.of(new Target.OfPerson(person)), timeout, Level.Mode.ALL, 1, when);
    }
}
