package io.muster.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.muster.contracts.EscalationEvent.AcknowledgedBy;
import io.muster.contracts.EscalationEvent.EscalationExhausted;
import io.muster.contracts.EscalationEvent.EscalationStarted;
import io.muster.contracts.EscalationEvent.PageAcknowledged;
import io.muster.contracts.EscalationEvent.PageFailed;
import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.Incident.PagingWait;
import io.muster.contracts.Incident.PagingWait.Kind;
import io.muster.contracts.ResolutionEvent.IncidentResolved;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Why nobody has come is known until somebody does. */
class PagingWaitsTest {

    private static final UUID INCIDENT = new UUID(7, 7);
    private static final UUID RUN = new UUID(5, 5);
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant SEVEN_NEXT_DAY = Instant.parse("2026-03-03T07:00:00Z");

    @Test
    void heldPagesWaitUntilALevelIsPaged() {
        assertThat(after(started(true)))
                .containsExactly(new PagingWait(Kind.HELD, null, NINE, null, "it happened at 03:00"));
        assertThat(after(started(true), paged("cora", Role.COMMUNICATIONS_OWNER, null)))
                .extracting(PagingWait::kind)
                .containsExactly(Kind.HELD);
        assertThat(after(started(true), paged("rami", null, null))).isEmpty();
        assertThat(after(started(false))).isEmpty();
    }

    @Test
    void quietHoursAreToldWithTheirEnd() {
        assertThat(after(started(false), paged("rami", null, SEVEN_NEXT_DAY)))
                .containsExactly(new PagingWait(Kind.QUIET, "rami", NINE, SEVEN_NEXT_DAY, "on call"));
    }

    @Test
    void whoIsWrittenToAfterAllWaitsForNoMorningAnyMore() {
        assertThat(after(
                        started(false),
                        paged("rami", null, SEVEN_NEXT_DAY),
                        paged("ada", null, SEVEN_NEXT_DAY),
                        paged("rami", null, null)))
                .extracting(PagingWait::person)
                .containsExactly("ada");
    }

    @Test
    void whoCouldNotBeReachedIsToldOnce() {
        assertThat(after(started(false), failed("rami"), failed("ada"), failed("rami")))
                .extracting(PagingWait::person, PagingWait::reason)
                .containsExactly(tuple("ada", "550 no such user"), tuple("rami", "550 no such user"));
    }

    @Test
    void thatEverybodyHadTheirTimeIsToldUntilSomebodyComes() {
        LifecycleEvent exhausted = new EscalationExhausted(because("nobody acknowledged"), RUN, 2);

        assertThat(after(started(false), exhausted, paged("rami", null, null)))
                .extracting(PagingWait::kind)
                .containsExactly(Kind.NOBODY_CAME);
        assertThat(after(
                        started(false),
                        exhausted,
                        new PageAcknowledged(
                                because("rami acknowledged"), UUID.randomUUID(), "rami", AcknowledgedBy.API)))
                .isEmpty();
    }

    @Test
    void whatIsOverWaitsForNobodyAndANewRunBeginsAfresh() {
        assertThat(after(started(true), new IncidentResolved(because("it works"), "it works", SEVEN_NEXT_DAY)))
                .isEmpty();
        assertThat(after(started(false), failed("rami"), started(false))).isEmpty();
    }

    private static List<PagingWait> after(LifecycleEvent... events) {
        return Incident.of(INCIDENT, List.of(events)).waits();
    }

    private static LifecycleEvent started(boolean held) {
        return new EscalationStarted(
                because("it happened at 03:00"), RUN, "payments", null, "store", "1", Severity.SEV2, true, held);
    }

    private static LifecycleEvent paged(String person, Role role, Instant quietUntil) {
        return new ResponderPaged(because("on call"), UUID.randomUUID(), RUN, person, 1, role, quietUntil);
    }

    private static LifecycleEvent failed(String person) {
        return new PageFailed(because("nobody is reached"), UUID.randomUUID(), person, "550 no such user");
    }

    private static EventContext because(String reason) {
        return EventContext.internal(INCIDENT, NINE, Actor.rule("escalation-policy"), reason);
    }
}
