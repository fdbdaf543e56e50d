package io.muster.escalation.paging;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.EscalationEvent.PageFailed;
import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * A role that is given by hand although people were asked for it, or have answered for it, before; the people are those of
 * {@link RolesGivenTest}.
 */
class RolesGivenAgainTest {

    private final PagingScenario store = new PagingScenario();

    @Nested
    class ToTheSamePerson {

        @Test
        void isToldToWhoGaveItWhenTheyDecline() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).gives("rami", Role.TECHNICAL_LEAD, "ada");
            store.after(ofMinutes(5)).gives("rami", Role.TECHNICAL_LEAD, "ada");

            store.declines("ada", "ada");

            assertThat(askedFor(Role.TECHNICAL_LEAD)).containsExactly("ada", "rami", "ada", "rami");
            assertThat(store.roles).doesNotContainKey(Role.TECHNICAL_LEAD);
        }

        @Test
        void isAnsweredByTheFirstMessageToo() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).gives("rami", Role.TECHNICAL_LEAD, "ada");
            Page first = store.page("ada");
            store.after(ofMinutes(5)).gives("rami", Role.TECHNICAL_LEAD, "ada");

            store.acknowledgesPage("ada", first.id());

            assertThat(store.page("ada").isAnsweredBy("ada")).isTrue();
            assertThat(store.after(ofHours(1)).roles).containsEntry(Role.TECHNICAL_LEAD, "ada");
        }

        @Test
        void isDeclinedByTheFirstMessageToo() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).gives("rami", Role.TECHNICAL_LEAD, "ada");
            Page first = store.page("ada");
            store.after(ofMinutes(5)).gives("rami", Role.TECHNICAL_LEAD, "ada");

            store.declinesPage("ada", first.id());

            assertThat(store.roles).doesNotContainKey(Role.TECHNICAL_LEAD);
            assertThat(askedFor(Role.TECHNICAL_LEAD)).containsExactly("ada", "rami", "ada", "rami");
        }

        @Test
        void byHandAfterARuleIsToldToWhoGaveIt() {
            store.detected(Severity.SEV2).confirmed(Severity.SEV2).after(ofMinutes(5));

            store.gives("rami", Role.COMMUNICATIONS_OWNER, "olga").declines("olga", "olga");

            assertThat(store.of(ResponderPaged.class))
                    .extracting(ResponderPaged::reason)
                    .contains("olga cannot come as communications owner, whom rami had chosen");
        }
    }

    @Nested
    class AfterAnAnswer {

        @Test
        void isToldToWhoGaveItWhenItIsNotAnswered() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).gives("rami", Role.TECHNICAL_LEAD, "amir");
            store.acknowledges("amir", "amir").after(ofMinutes(1)).gives("rami", Role.TECHNICAL_LEAD, "ada");

            store.after(ofMinutes(5));

            assertThat(askedFor(Role.TECHNICAL_LEAD)).containsExactly("amir", "ada", "rami");
            assertThat(store.roles).doesNotContainKey(Role.TECHNICAL_LEAD);
        }

        @Test
        void thatIsNeededIsToldToWhoHadAnsweredForItAndHasItAgainOrLosesIt() {
            store.detected(Severity.SEV2)
                    .confirmed(Severity.SEV2)
                    .after(ofMinutes(1))
                    .acknowledges("cora", "cora");
            store.after(ofMinutes(1))
                    .gives("rami", Role.COMMUNICATIONS_OWNER, "ada")
                    .after(ofMinutes(5));
            assertThat(askedFor(Role.COMMUNICATIONS_OWNER)).containsExactly("cora", "ada", "cora");
            assertThat(store.roles).containsEntry(Role.COMMUNICATIONS_OWNER, "cora");

            store.after(ofMinutes(5));

            assertThat(askedFor(Role.COMMUNICATIONS_OWNER)).containsExactly("cora", "ada", "cora", "olga");
            assertThat(store.roles).doesNotContainKey(Role.COMMUNICATIONS_OWNER);
        }

        @Test
        void ofCommandIsToldTheSecondTimeToo() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).acknowledges("rami", "rami");
            store.gives("rami", Role.COMMANDER, "ada").after(ofMinutes(5)).acknowledges("rami", "rami");

            store.after(ofMinutes(1)).gives("rami", Role.COMMANDER, "ada").after(ofMinutes(5));

            assertThat(askedFor(Role.COMMANDER)).containsExactly("ada", "rami", "ada", "rami");
            assertThat(store.roles).containsEntry(Role.COMMANDER, "rami");
        }
    }

    @Nested
    class OfMany {

        @Test
        void isMissedThoughAnotherWasGivenItToo() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).gives("rami", Role.SUBJECT_MATTER_EXPERT, "ada");
            store.after(ofMinutes(1)).gives("rami", Role.SUBJECT_MATTER_EXPERT, "cora");

            store.acknowledges("cora", "cora").after(ofMinutes(4));

            assertThat(askedFor(Role.SUBJECT_MATTER_EXPERT)).containsExactly("ada", "cora", "rami");
        }

        @Test
        void isToldToWhoGaveItWhenOneOfThemDeclines() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).gives("rami", Role.SUBJECT_MATTER_EXPERT, "ada");
            store.after(ofMinutes(1)).gives("rami", Role.SUBJECT_MATTER_EXPERT, "cora");

            store.declines("ada", "ada");

            assertThat(store.of(ResponderPaged.class).getLast().reason())
                    .isEqualTo("ada cannot come as subject matter expert, whom rami had chosen");
        }

        @Test
        void isLostWithoutAnAnswerAndHeldByWhoAnswersLater() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).gives("rami", Role.SUBJECT_MATTER_EXPERT, "cora");
            assertThat(store.after(ofMinutes(5)).roles).doesNotContainKey(Role.SUBJECT_MATTER_EXPERT);

            store.acknowledges("cora", "cora");

            assertThat(store.roles).containsEntry(Role.SUBJECT_MATTER_EXPERT, "cora");
        }

        @Test
        void isLostByWhoCannotStayAndLookingOnIsNot() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).gives("rami", Role.SUBJECT_MATTER_EXPERT, "ada");
            store.gives("ada", Role.OBSERVER, "ada").acknowledges("ada", "ada");

            store.cannotCome("ada");

            assertThat(store.roles)
                    .doesNotContainKey(Role.SUBJECT_MATTER_EXPERT)
                    .containsEntry(Role.OBSERVER, "ada");
        }

        @Test
        void doesNotHideWhoIsAskedByRule() {
            store.asks(Role.SUBJECT_MATTER_EXPERT, "cora")
                    .detected(Severity.SEV2)
                    .confirmed(Severity.SEV2);
            store.after(ofMinutes(1))
                    .gives("rami", Role.SUBJECT_MATTER_EXPERT, "ada")
                    .acknowledges("ada", "ada");

            store.after(ofMinutes(4));

            assertThat(askedFor(Role.SUBJECT_MATTER_EXPERT)).containsExactly("cora", "ada", "olga");
        }

        @Test
        void isAskedForAnewByTheRunThatFollows() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).gives("rami", Role.SUBJECT_MATTER_EXPERT, "ada");
            store.after(ofMinutes(1)).gives("rami", Role.SUBJECT_MATTER_EXPERT, "cora");
            store.policy(store.level(ofMinutes(5), "amir"));

            store.appliesPolicy("rami");

            assertThat(askedFor(Role.SUBJECT_MATTER_EXPERT)).containsExactly("ada", "cora", "ada", "cora");
        }
    }

    @Test
    void bySomebodyWhoCannotBeReachedAsksTheLeadOnce() {
        store.contacts("amir").detected(Severity.SEV2).confirmed(Severity.SEV2);

        store.gives("amir", Role.COMMUNICATIONS_OWNER, "ada").declines("ada", "ada");

        assertThat(askedFor(Role.COMMUNICATIONS_OWNER)).containsExactly("cora", "ada", "olga");
        assertThat(store.of(PageFailed.class)).isEmpty();
    }

    private List<String> askedFor(Role role) {
        return store.of(ResponderPaged.class).stream()
                .filter(page -> page.forRole() == role)
                .map(ResponderPaged::person)
                .toList();
    }
}
