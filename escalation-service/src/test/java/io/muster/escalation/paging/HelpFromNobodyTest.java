package io.muster.escalation.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.Refusal;
import io.muster.contracts.Severity;
import org.junit.jupiter.api.Test;

/** Help from a team that nobody is in is never an answer that reads as if somebody had been asked. */
class HelpFromNobodyTest {

    private final PagingScenario store = new PagingScenario().team("dba", null);

    @Test
    void goesToTheAdminsAndIsAnAlarm() {
        store.standIns(null, "amir").detected(Severity.SEV3).confirmed(Severity.SEV3);

        store.asksForHelp("rami", "dba", "locks");

        assertThat(store.of(ResponderPaged.class).getLast().person()).isEqualTo("amir");
        assertThat(store.alarms).extracting(Effect.Alarm::kind).contains(Effect.Alarm.Kind.UNROUTABLE);
    }

    @Test
    void isRefusedWhereThereAreNone() {
        store.standIns(null).detected(Severity.SEV3).confirmed(Severity.SEV3);

        assertThatThrownBy(() -> store.asksForHelp("rami", "dba", "locks"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(PagingProblem.NOBODY_TO_HELP))
                .hasMessageStartingWith("Nobody was asked: ");
    }
}
