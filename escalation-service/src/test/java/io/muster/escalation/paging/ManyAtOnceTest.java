package io.muster.escalation.paging;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.EscalationEvent.EscalationStarted;
import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.EventContext;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.IncidentMerged;
import io.muster.durable.UnitOfWork;
import io.muster.escalation.WithStore;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many incidents at the same time share transactions, and each is followed as if it were alone. */
@QuarkusTest
@WithMuster
class ManyAtOnceTest extends WithStore {
    private static final int MANY = 24;

    @Inject
    FollowIncident follow;

    @Inject
    UnitOfWork unitOfWork;

    @Test
    void eachIsPagedOnceAndItsStartIsToldBefore() {
        List<UUID> incidents = IntStream.range(0, MANY)
                .mapToObj(any -> store.detected(Severity.SEV3))
                .toList();
        incidents.forEach(incident -> store.confirmed(incident, Severity.SEV3));

        incidents.forEach(incident -> topic.await(ResponderPaged.class, incident));

        assertThat(incidents)
                .allSatisfy(incident -> assertThat(topic.all(incident))
                        .filteredOn(told -> told instanceof EscalationStarted || told instanceof ResponderPaged)
                        .extracting(told -> (Object) told.getClass())
                        .containsExactly(EscalationStarted.class, ResponderPaged.class));
        assertThat(store.mailTo("rami").subject()).startsWith("[SEV3]");
    }

    @Test
    void whatTouchesAnotherIncidentIsNotAllThatIsPrepared() {
        UUID incident = store.detected(Severity.SEV3);
        UUID survivor = store.detected(Severity.SEV3);
        List<IncidentDetected> detected =
                List.of(topic.await(IncidentDetected.class, incident), topic.await(IncidentDetected.class, survivor));
        LifecycleEvent merged = new IncidentMerged(
                EventContext.internal(incident, clock.instant(), Actor.rule("test"), "the same cause"), survivor);

        assertThat(prepare(List.copyOf(detected))).isTrue();
        assertThat(prepare(List.of(detected.getFirst(), merged))).isFalse();
    }

    private boolean prepare(List<LifecycleEvent> events) {
        return unitOfWork.run(() -> follow.prepare(events)).await().indefinitely();
    }
}
