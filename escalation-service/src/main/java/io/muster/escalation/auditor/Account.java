package io.muster.escalation.auditor;

import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.EscalationEvent.EscalationStarted;
import io.muster.contracts.EscalationEvent.PageAcknowledged;
import io.muster.contracts.EscalationEvent.PageFailed;
import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.ResolutionEvent.IncidentReopened;
import io.muster.contracts.ResolutionEvent.IncidentResolved;
import io.muster.contracts.TriageEvent.ImpactAssessed;
import io.muster.contracts.TriageEvent.IncidentConfirmed;
import io.muster.contracts.TriageEvent.IncidentDismissed;
import io.muster.contracts.TriageEvent.IncidentMerged;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What the stream tells of one incident's paging, taken down by the auditor itself: it asks the engine for nothing.
 *
 * @param events in the order of the stream
 */
public record Account(UUID incidentId, List<LifecycleEvent> events) {

    public Account {
        events = List.copyOf(events);
    }

    Optional<Instant> detectedAt() {
        return first(IncidentDetected.class).map(LifecycleEvent::occurredAt);
    }

    /** Key of the service that detection named; empty text when it named none. */
    String service() {
        return first(IncidentDetected.class)
                .map(event -> ((IncidentDetected) event).service())
                .orElse("");
    }

    /** Nobody is needed for it: the last word is that it is over. */
    boolean isOver() {
        boolean over = false;
        for (LifecycleEvent event : events) {
            switch (event) {
                case IncidentDismissed ignored -> over = true;
                case IncidentMerged ignored -> over = true;
                case IncidentResolved ignored -> over = true;
                case IncidentReopened ignored -> over = false;
                case IncidentConfirmed ignored -> over = false;
                default -> {
                    // says nothing about whether it is over
                }
            }
        }
        return over;
    }

    /** Triage has said anything at all. */
    boolean isAssessed() {
        return hasVerdict() || first(ImpactAssessed.class).isPresent();
    }

    boolean hasVerdict() {
        return isOver() || first(IncidentConfirmed.class).isPresent();
    }

    /** The newest run of a policy that is of use; empty while one is due or nobody is to be asked for yet. */
    Optional<EscalationStarted> run() {
        return call().run();
    }

    /** What asks for people, as far as it was said. */
    Call call() {
        Call call = Call.NONE;
        for (LifecycleEvent event : events) {
            call = call.after(event);
        }
        return call;
    }

    /**
     * What asks for people: a verdict, or that it is broken again. A run from before serves it no more, nor does one for the
     * service that the verdict found to be the wrong one.
     *
     * @param since when that was said; empty before
     * @param word what was said
     * @param dismissed whether the last word is that nothing is wrong
     * @param run the newest that serves it
     */
    record Call(Optional<Instant> since, String word, boolean dismissed, Optional<EscalationStarted> run) {

        private static final Call NONE = new Call(Optional.empty(), "", false, Optional.empty());

        private Call after(LifecycleEvent event) {
            return switch (event) {
                case IncidentConfirmed verdict -> confirmed(verdict);
                case IncidentReopened again -> anew(again, "reopened");
                case IncidentDismissed ignored -> new Call(since, word, true, run);
                case EscalationStarted start -> new Call(since, word, dismissed, Optional.of(start));
                default -> this;
            };
        }

        private Call confirmed(IncidentConfirmed verdict) {
            boolean repeated = since.isPresent() && !dismissed && !isOfAnotherService(verdict);
            boolean served = run.isPresent() && !dismissed && !isOfAnotherService(verdict);
            return repeated || served ? this : anew(verdict, "confirmed");
        }

        private boolean isOfAnotherService(IncidentConfirmed verdict) {
            boolean names = verdict.service() != null && !verdict.service().isBlank();
            return names
                    && run.filter(known -> !verdict.service().equals(known.service()))
                            .isPresent();
        }

        private static Call anew(LifecycleEvent event, String word) {
            return new Call(Optional.of(event.occurredAt()), word, false, Optional.empty());
        }
    }

    /** Pages of every run that nobody has answered and that have not failed. */
    List<ResponderPaged> openPages() {
        Set<UUID> done = new HashSet<>();
        all(PageAcknowledged.class).forEach(answer -> done.add(answer.pageId()));
        all(PageFailed.class).forEach(failure -> done.add(failure.pageId()));
        return all(ResponderPaged.class)
                .filter(page -> !done.contains(page.pageId()))
                .toList();
    }

    /** Those for whom the levels of a run asked, answered or not. */
    List<ResponderPaged> pagesOf(EscalationStarted start) {
        return all(ResponderPaged.class)
                .filter(page -> page.escalationId().equals(start.escalationId()) && page.forRole() == null)
                .toList();
    }

    private <E extends LifecycleEvent> Stream<E> all(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }

    private Optional<LifecycleEvent> first(Class<? extends LifecycleEvent> type) {
        return events.stream().filter(type::isInstance).findFirst();
    }
}
