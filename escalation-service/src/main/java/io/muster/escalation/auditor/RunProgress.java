package io.muster.escalation.auditor;

import io.muster.contracts.EscalationEvent.Attendance;
import io.muster.contracts.EscalationEvent.EscalationExhausted;
import io.muster.contracts.EscalationEvent.EscalationStarted;
import io.muster.contracts.EscalationEvent.PageAcknowledged;
import io.muster.contracts.EscalationEvent.ResponderJoined;
import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.LifecycleEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** How far a run of a policy has got, gone through event by event. */
final class RunProgress {

    private final UUID run;
    private final PolicyTerms terms;
    private final Set<String> partners;
    private final Map<UUID, ResponderPaged> ofIncident = new HashMap<>();
    private final Set<String> came = new HashSet<>();
    private ResponderPaged last;
    private Instant levelUntil;
    private int needed = 1;
    private boolean began;
    private boolean otherBegan;
    private Instant answeredAt;
    private Instant exhaustedAt;

    private RunProgress(UUID run, PolicyTerms terms, Set<String> partners) {
        this.run = run;
        this.terms = terms;
        this.partners = partners;
    }

    /** @param partners ids of partners' support desks, whose answer does not spare the company's own people */
    static RunProgress of(Account account, EscalationStarted run, PolicyTerms terms, Set<String> partners) {
        RunProgress progress = new RunProgress(run.escalationId(), terms, partners);
        account.events().forEach(progress::goOn);
        return progress;
    }

    private void goOn(LifecycleEvent event) {
        switch (event) {
            case EscalationStarted start -> began(start);
            case ResponderPaged page -> paged(page);
            case PageAcknowledged answer -> answered(answer);
            case ResponderJoined word when word.attendance() == Attendance.CANNOT -> left(word.person());
            case EscalationExhausted end
            when end.escalationId().equals(run) && exhaustedAt == null -> exhaustedAt = end.occurredAt();
            default -> {
                // says nothing of how far the run has got
            }
        }
    }

    private void began(EscalationStarted start) {
        boolean own = start.escalationId().equals(run);
        began |= own;
        otherBegan |= !own;
    }

    private void paged(ResponderPaged page) {
        ofIncident.put(page.pageId(), page);
        if (!isOfLevels(page)) {
            return;
        }
        boolean reminder =
                reminderDue().filter(due -> !page.occurredAt().isBefore(due)).isPresent();
        if (reminder) {
            answeredAt = null;
            came.clear();
        }
        Instant until = page.occurredAt().plus(terms.timeOf(page.level()));
        boolean beside = last != null && page.level() < last.level() && levelUntil.isAfter(until);
        levelUntil = beside ? levelUntil : until;
        last = page;
        needed = Math.max(needed, terms.answersOf(page.level()));
        if (came.size() < needed) {
            answeredAt = null;
        }
    }

    private void answered(PageAcknowledged answer) {
        ResponderPaged page = ofIncident.get(answer.pageId());
        // Of no page of this incident is who came to one that was merged into it, before the first run perhaps.
        boolean counts = page == null ? began || !otherBegan : isOfLevels(page) && !partners.contains(page.person());
        if (counts) {
            came.add(answer.person());
            if (answeredAt == null && came.size() >= needed) {
                answeredAt = answer.occurredAt();
            }
        }
    }

    private void left(String person) {
        if (came.remove(person) && came.size() < needed) {
            answeredAt = null;
        }
    }

    private boolean isOfLevels(ResponderPaged page) {
        return page.escalationId().equals(run) && page.forRole() == null;
    }

    /** The newest page for a responder; empty before the first. */
    Optional<ResponderPaged> lastPage() {
        return Optional.ofNullable(last);
    }

    /** Since when as many have come as must; empty while somebody is still to come. */
    Optional<Instant> answeredAt() {
        return Optional.ofNullable(answeredAt);
    }

    /** When who answered is to be reminded, should the incident be open still; empty when an answer holds for ever. */
    Optional<Instant> reminderDue() {
        return answeredAt().flatMap(at -> terms.answerHolds().map(at::plus));
    }

    /** Until when the people of the last level have their time, and those who were asked before one that joined them. */
    Optional<Instant> levelDue() {
        return Optional.ofNullable(levelUntil);
    }

    Duration timeOfLastLevel() {
        return terms.timeOf(last.level());
    }

    /** When all had their time for the first time; empty before. */
    Optional<Instant> exhaustedAt() {
        return Optional.ofNullable(exhaustedAt);
    }
}
