package io.muster.contracts;

import io.muster.contracts.Incident.PagingWait;
import io.muster.contracts.Incident.PagingWait.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Why pages have reached nobody; whoever comes ends it. */
final class PagingWaits {

    private final List<PagingWait> waits;

    PagingWaits(List<PagingWait> waits) {
        this.waits = new ArrayList<>(waits);
    }

    List<PagingWait> all() {
        return List.copyOf(waits);
    }

    void apply(LifecycleEvent event) {
        switch (event) {
            case EscalationEvent.EscalationStarted started -> started(started);
            case EscalationEvent.ResponderPaged paged -> paged(paged);
            case EscalationEvent.PageFailed failed -> add(Kind.NOT_REACHED, failed.person(), failed, failed.problem());
            case EscalationEvent.EscalationExhausted over -> add(Kind.NOBODY_CAME, null, over, over.reason());
            case EscalationEvent.PageAcknowledged _,
                    TriageEvent.IncidentDismissed _,
                    TriageEvent.IncidentMerged _,
                    ResolutionEvent.IncidentResolved _ -> waits.clear();
            default -> {
                // Says nothing about who is reached.
            }
        }
    }

    private void started(EscalationEvent.EscalationStarted event) {
        waits.clear();
        if (event.held()) {
            add(Kind.HELD, null, event, event.reason());
        }
    }

    /** Of a held level it is the decision that it is sent; who is written to now waits for no message of the morning. */
    private void paged(EscalationEvent.ResponderPaged event) {
        if (event.forRole() == null) {
            waits.removeIf(wait -> wait.kind() == Kind.HELD
                    || wait.kind() == Kind.QUIET && Objects.equals(wait.person(), event.person()));
        }
        if (event.quietUntil() != null) {
            add(Kind.QUIET, event.person(), event, event.quietUntil(), event.reason());
        }
    }

    private void add(Kind kind, String person, LifecycleEvent event, String reason) {
        add(kind, person, event, null, reason);
    }

    /** Of the same kind the newest is told. */
    private void add(Kind kind, String person, LifecycleEvent event, Instant until, String reason) {
        waits.removeIf(wait -> wait.kind() == kind && Objects.equals(wait.person(), person));
        waits.add(new PagingWait(kind, person, event.occurredAt(), until, reason));
    }
}
