package io.muster.escalation.paging;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the page behind a link says once it was answered. */
class LinkAnswerTest {

    private final PagingScenario store = new PagingScenario();

    @Test
    void aTestIsOverWithoutAWordOfOthers() {
        store.testPage().acknowledges("rami", "rami");

        assertThat(follows("rami", List.of())).isEqualTo("That was all: nothing is broken.");
    }

    @Test
    void aTestSaysThatNothingIsBrokenWhereAnIncidentHasItsSeverity() {
        store.testPage();
        assertThat(store.page("rami").reason()).endsWith("; nothing is broken");

        PagingScenario broken = new PagingScenario();
        broken.detected(Severity.SEV2).confirmed(Severity.SEV2);
        assertThat(broken.page("rami").reason()).endsWith("; SEV2 confirmed");
    }

    @Test
    void whoComesForARoleHearsForWhichAndThatOthersAreStillPaged() {
        store.detected(Severity.SEV2).confirmed(Severity.SEV2).acknowledges("cora", "cora");

        assertThat(follows("cora", List.of()))
                .isEqualTo("You come as communications owner; the responders are paged as before.");
    }

    @Test
    void whoIsAskedForMoreHearsOfEachByItsPlace() {
        store.asks(Role.COMMUNICATIONS_OWNER, "rami");
        store.detected(Severity.SEV2).confirmed(Severity.SEV2);
        List<Page> asked = store.escalation.openPagesOf("rami");
        store.acknowledgesPage("rami", asked.getFirst().id());

        List<Page> open = store.escalation.openPagesOf("rami");

        assertThat(answer(asked.getFirst(), open))
                .isEqualTo(
                        "It is yours now; nobody else is paged for it. You are still asked as communications owner; that"
                                + " has a message of its own.");
    }

    private String follows(String person, List<Page> open) {
        return answer(store.page(person), open);
    }

    private String answer(Page page, List<Page> open) {
        Escalation escalation = store.escalation;
        return new LinkAnswer.Acknowledged(escalation.facts(), page, escalation.state(), open).follows();
    }
}
