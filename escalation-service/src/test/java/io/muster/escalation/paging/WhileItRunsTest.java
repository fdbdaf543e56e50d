package io.muster.escalation.paging;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.EscalationEvent.EscalationStarted;
import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.Refusal;
import io.muster.contracts.Severity;
import io.muster.escalation.policy.Level;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The same store as in {@link PagingPolicyTest}: what changes while people are asked for, or have come. */
class WhileItRunsTest {

    private final PagingScenario store = new PagingScenario();

    @Nested
    class AnAcknowledgementThatLapses {

        @Test
        void remindsItsPersonAndGoesOn() {
            store.acknowledgementTimeout(ofMinutes(30));

            store.detected(Severity.SEV3).confirmed(Severity.SEV3).providersTakeEverything();
            store.after(ofMinutes(1)).acknowledges("rami", "rami").after(ofMinutes(30));

            assertThat(store.paged()).containsExactly("rami", "rami");
            assertThat(store.of(ResponderPaged.class).getLast().reason())
                    .startsWith("reminder: acknowledged at 2026-11-20T10:01:00Z");
            store.after(ofMinutes(5));
            assertThat(store.paged()).containsExactly("rami", "rami", "ada");
        }

        @Test
        void beginsOneRoundMoreWhereEveryLevelWasPagedAlready() {
            store.policy(store.level(ofMinutes(5), "rami", "olga"), store.level(ofMinutes(5), "ada"));
            store.acknowledgementTimeout(ofMinutes(30));
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).providersTakeEverything();
            store.after(ofMinutes(6)).acknowledges("ada", "ada").after(ofMinutes(30));

            assertThat(store.paged()).containsExactly("rami", "olga", "ada", "ada", "rami", "olga");
            store.providersTakeEverything().after(ofMinutes(5));
            assertThat(store.paged()).as("level 2").endsWith("ada");
            assertThat(store.after(ofMinutes(5)).escalation.state()).isInstanceOf(EscalationState.Exhausted.class);
        }

        @Test
        void isRenewedByAnswering() {
            store.acknowledgementTimeout(ofMinutes(30));
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).acknowledges("rami", "rami");
            store.after(ofMinutes(31)).acknowledges("rami", "rami").after(ofMinutes(20));

            assertThat(store.paged()).containsExactly("rami", "rami");
        }

        @Test
        void isRenewedByTheMessageThatWasAnsweredBeforeToo() {
            store.acknowledgementTimeout(ofMinutes(30));
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).acknowledges("rami", "rami");
            UUID answered = store.escalation.pages().getFirst().id();
            store.after(ofMinutes(31)).acknowledgesPage("rami", answered).after(ofMinutes(20));

            assertThat(store.paged()).containsExactly("rami", "rami");
        }

        @Test
        void asksNobodyOnceTheIncidentIsOver() {
            store.acknowledgementTimeout(ofMinutes(30));
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).acknowledges("rami", "rami");
            store.after(ofMinutes(10)).resolved().after(ofHours(3));

            assertThat(store.paged()).containsExactly("rami");
        }
    }

    @Nested
    class WhenTheSeverityRises {

        @Test
        void theNextLevelIsPagedAtOnce() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).after(ofMinutes(1));

            store.severityChanged(Severity.SEV2);

            assertThat(store.paged()).containsExactly("rami", "ada", "cora");
            assertThat(store.page("rami").isOpen()).isTrue();
        }

        @Test
        void alsoWhenSomebodyIsThereAlready() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).acknowledges("rami", "rami");

            store.severityChanged(Severity.SEV1);

            assertThat(store.onTheWay()).containsExactly("mail:ada", "mail:cora");
            assertThat(store.escalation.state()).isInstanceOf(EscalationState.Acknowledged.class);
        }

        @Test
        void loweredItTakesNobodyAway() {
            store.detected(Severity.SEV1).confirmed(Severity.SEV1).after(ofMinutes(5));

            store.severityChanged(Severity.SEV3);

            assertThat(store.onTheWay()).containsExactly("mail:rami", "mail:cora", "mail:ada", "mail:olga");
            assertThat(store.withdrawn).isEmpty();
            assertThat(store.escalation.pages()).allMatch(Page::isOpen);
            store.after(ofMinutes(10));
            assertThat(store.paged()).as("round 2, as planned").endsWith("rami");
        }
    }

    @Nested
    class AChangedPolicy {

        /** Rami is paged; then a policy is applied that asks these people one after the other. @return the page before */
        private UUID pagedBefore(String... people) {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3);
            UUID before = store.page("rami").id();
            store.policy(Stream.of(people)
                            .map(person -> store.level(ofMinutes(2), person))
                            .toArray(Level[]::new))
                    .appliesPolicy("ada");
            return before;
        }

        @Test
        void isNotFollowedUntilSomebodyAppliesIt() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3);
            store.policy(store.level(ofMinutes(5), "olga"));

            store.after(ofMinutes(5));

            assertThat(store.paged()).containsExactly("rami", "ada");
        }

        @Test
        void appliedItBeginsAtLevel1() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3);
            store.policy(store.level(ofMinutes(5), "olga"));

            store.appliesPolicy("ada");

            assertThat(store.paged()).containsExactly("rami", "olga");
            assertThat(store.of(EscalationStarted.class)).hasSize(2);
            assertThat(store.onTheWay()).containsExactly("mail:olga");
        }

        @Test
        void isAnsweredByTheMessageOfTheRunBeforeToo() {
            UUID first = pagedBefore("rami", "olga");

            store.acknowledgesPage("rami", first);

            assertThat(store.escalation.state()).isInstanceOf(EscalationState.Acknowledged.class);
            assertThat(store.after(ofMinutes(60)).paged()).containsExactly("rami", "rami");
        }

        @Test
        void isDeclinedByTheMessageOfTheRunBeforeToo() {
            UUID first = pagedBefore("rami", "olga");

            store.declinesPage("rami", first);

            assertThat(store.paged()).as("at once").containsExactly("rami", "rami", "olga");
        }

        @Test
        void isNotAnsweredByWhoIsAskedForOnlyByTheOneBefore() {
            UUID first = pagedBefore("ada", "olga");

            store.acknowledgesPage("rami", first);

            assertThat(store.after(ofMinutes(2)).paged()).containsExactly("rami", "ada", "olga");
        }

        @Test
        void isNotAppliedWhereNobodyIsAskedFor() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).resolved();

            assertThatThrownBy(() -> store.appliesPolicy("ada"))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(PagingProblem.NOT_PAGING));
        }
    }
}
