package io.muster.escalation.paging;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.escalation.paging.Effect.Alarm;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * A role that was given by hand is not taken, and not as usual who gave it can be told; the people are those of {@link
 * RolesGivenTest}, and a deployment's service account or whoever is known by their token only is none of them.
 */
class WhoHearsOfALossTest {

    private final PagingScenario store = new PagingScenario();

    @Nested
    class WhileThePagesAreHeld {

        @Test
        void isWhoGaveIt() {
            givenAndHeld(Role.TECHNICAL_LEAD);

            assertThat(store.escalation.state()).isInstanceOf(EscalationState.Held.class);
            assertThat(store.roles).doesNotContainKey(Role.TECHNICAL_LEAD);
            assertThat(lastPage().person()).isEqualTo("cora");
            assertThat(lastPage().forRole()).isEqualTo(Role.TECHNICAL_LEAD);
            assertThat(lastPage().reason()).isEqualTo("ada has not answered as technical lead, whom cora had chosen");
        }

        @Test
        void hasTheRoleOnceTheyAnswer() {
            givenAndHeld(Role.TECHNICAL_LEAD);

            store.acknowledges("cora", "cora").after(ofHours(1));

            assertThat(store.roles).containsEntry(Role.TECHNICAL_LEAD, "cora");
            assertThat(store.escalation.state()).isInstanceOf(EscalationState.Held.class);
        }

        @Test
        void isOneOfManyTheSame() {
            givenAndHeld(Role.SUBJECT_MATTER_EXPERT);

            assertThat(lastPage().person()).isEqualTo("cora");
        }

        @Test
        void isTheLeadAfterThemWhereTheRoleIsNeeded() {
            givenAndHeld(Role.COMMANDER);

            store.after(ofMinutes(5));

            assertThat(store.paged()).endsWith("cora", "olga");
        }

        @Test
        void isNobodyForWhomARuleHadAsked() {
            store.detected(Severity.SEV2).confirmed(Severity.SEV2).resolved();
            store.after(ofHours(3)).reopened(store.now.minus(ofHours(2)));

            assertThat(store.roles).doesNotContainKey(Role.COMMUNICATIONS_OWNER);
            assertThat(store.paged()).containsExactly("rami", "cora");
        }

        private void givenAndHeld(Role role) {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).gives("cora", role, "ada");
            store.resolved().after(ofHours(3)).reopened(store.now.minus(ofHours(2)));
        }
    }

    @Nested
    class WhenTheGiverCannotBePaged {

        @Test
        void isWhoeverHasCome() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).acknowledges("rami", "rami");

            store.gives("deployer", Role.TECHNICAL_LEAD, "ada").after(ofMinutes(5));

            assertThat(lastPage().person()).isEqualTo("rami");
            assertThat(lastPage().reason())
                    .isEqualTo(
                            "has come: ada has not answered as technical lead; deployer, who had chosen them, cannot be"
                                    + " paged");
            assertThat(store.alarms).extracting(Alarm::kind).containsExactly(Alarm.Kind.UNROUTABLE);
        }

        @Test
        void isTheLeadWhenNobodyHasCome() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).gives("deployer", Role.TECHNICAL_LEAD, "ada");

            store.declines("ada", "ada");

            assertThat(lastPage().person()).isEqualTo("olga");
            assertThat(store.acknowledges("olga", "olga").roles).containsEntry(Role.TECHNICAL_LEAD, "olga");
        }

        @Test
        void areTheAdminsWithoutALead() {
            store.standIns(null, "amir").detected(Severity.SEV3).confirmed(Severity.SEV3);

            store.gives("deployer", Role.TECHNICAL_LEAD, "ada").after(ofMinutes(5));

            assertThat(lastPage().person()).isEqualTo("amir");
        }

        @Test
        void isAtLeastTheOperatorsAlarm() {
            store.standIns(null).detected(Severity.SEV3).confirmed(Severity.SEV3);

            store.gives("deployer", Role.TECHNICAL_LEAD, "ada").after(ofMinutes(5));

            assertThat(lastPage().person()).isEqualTo("ada");
            assertThat(store.alarms).extracting(Alarm::kind).containsExactly(Alarm.Kind.UNROUTABLE);
        }

        /** It is theirs again, by their answer over the API, and they would not know. */
        @Test
        void isAnotherWhenCommandComesBackToThem() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).acknowledges("token", "rami");

            store.gives("token", Role.COMMANDER, "ada").after(ofMinutes(5));

            assertThat(store.roles).containsEntry(Role.COMMANDER, "token");
            assertThat(lastPage().person()).isEqualTo("olga");
        }

        @Test
        void isTheLeadBeforeARunHasBegunToo() {
            store.detected(Severity.SEV3)
                    .gives("deployer", Role.TECHNICAL_LEAD, "ada")
                    .declines("ada", "ada");

            assertThat(store.escalation.state()).isInstanceOf(EscalationState.AwaitingVerdict.class);
            assertThat(store.paged()).containsExactly("ada", "olga");
        }

        @Test
        void isTheLeadWhileThePagesAreHeld() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).gives("deployer", Role.TECHNICAL_LEAD, "ada");

            store.resolved().after(ofHours(3)).reopened(store.now.minus(ofHours(2)));

            assertThat(lastPage().person()).isEqualTo("olga");
        }
    }

    private ResponderPaged lastPage() {
        return store.of(ResponderPaged.class).getLast();
    }
}
