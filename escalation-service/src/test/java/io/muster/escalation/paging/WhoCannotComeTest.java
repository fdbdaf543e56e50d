package io.muster.escalation.paging;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import org.junit.jupiter.api.Test;

/** The same store as in {@link PagingPolicyTest}: somebody says that they cannot come, whatever for, or cannot stay. */
class WhoCannotComeTest {

    private final PagingScenario store = new PagingScenario();

    @Test
    void declinesWhateverTheyAreAskedFor() {
        store.contacts("dora", "mail").team("dba", null, "rami", "dora");
        confirmed(Severity.SEV3).asksForHelp("olga", "dba", "locks").cannotCome("rami");

        assertThat(store.page("rami").isOpen()).isFalse();
        assertThat(store.escalation.pages()).noneMatch(page -> page.person().equals("rami") && page.isOpen());
        assertThat(store.paged()).containsExactly("rami", "rami", "dora", "ada");
    }

    @Test
    void isNotReliedUponAnyMoreWhoeverHadCome() {
        confirmed(Severity.SEV1).acknowledges("rami", "rami").cannotCome("rami");

        assertThat(store.paged()).containsExactly("rami", "cora", "ada");
        assertThat(store.escalation.unableFor(Role.COMMANDER)).containsOnlyKeys("rami");
        assertThat(store.acknowledges("ada", "ada").roles).containsEntry(Role.COMMANDER, "ada");
    }

    @Test
    void givesWayToTheOthersOfTheLevelFirst() {
        store.policy(store.level(ofMinutes(5), "rami", "ada"), store.level(ofMinutes(5), "olga"));
        confirmed(Severity.SEV3).acknowledges("rami", "rami").cannotCome("rami");

        assertThat(store.paged()).containsExactly("rami", "ada", "ada");
        assertThat(store.after(ofMinutes(5)).paged()).endsWith("olga");
    }

    @Test
    void isNotMissedWhereAnotherHasComeToo() {
        confirmed(Severity.SEV3).acknowledges("rami", "rami").escalates("rami", "rami");
        store.acknowledges("ada", "ada").cannotCome("rami");

        assertThat(store.paged()).containsExactly("rami", "ada");
        assertThat(store.escalation.state())
                .isInstanceOfSatisfying(
                        EscalationState.Acknowledged.class,
                        state -> assertThat(state.by()).isEqualTo("ada"));
    }

    @Test
    void endsNoTriesWhereNoMessageHadReachedAnybody() {
        store.policy(store.level(ofMinutes(5), "rami"), store.level(ofMinutes(5), "ada"));
        confirmed(Severity.SEV3).everyProviderRefuses().acknowledges("rami", "rami");
        store.cannotCome("rami");

        store.after(ofMinutes(1));

        assertThat(store.page("ada").isOpen()).isTrue();
        assertThat(store.onTheWay()).contains("mail:ada");
    }

    @Test
    void leavesThePageOfWhomTheyAnsweredForToThem() {
        confirmed(Severity.SEV3).acknowledges("olga", "rami").cannotCome("olga");

        assertThat(store.paged()).containsExactly("rami", "rami");
        assertThat(store.escalation.unableFor(Role.COMMANDER)).containsOnlyKeys("olga");
    }

    private PagingScenario confirmed(Severity severity) {
        return store.detected(severity).confirmed(severity);
    }
}
