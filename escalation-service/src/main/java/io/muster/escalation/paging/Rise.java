package io.muster.escalation.paging;

import io.muster.contracts.Severity;
import io.muster.escalation.policy.EscalationPolicy;
import io.muster.escalation.policy.Level;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A graver severity brings more people (R44), while a decision is being made: the next level, and every level that was passed
 * over because it is only for graver incidents than this one was.
 */
final class Rise {

    private final PagingDraft draft;
    private final Severity before;
    private final Instant now;

    Rise(PagingDraft draft, Severity before, Instant now) {
        this.draft = draft;
        this.before = before;
        this.now = now;
    }

    /** Nobody has come yet. Where no level is left above, the people of the lower ones have the time that is theirs. */
    void whileAsking(EscalationState.Paging paging) {
        Run run = paging.run();
        List<Integer> levels = passedOver(run, paging.level());
        levels.forEach(level -> ask(run, paging.round(), level));
        if (draft.levels().countsAbove(run.policy(), paging.level())) {
            draft.nextLevel(paging);
        } else {
            levels.stream()
                    .map(level -> now.plus(run.policy().level(level).timeout()))
                    .max(Instant::compareTo)
                    .filter(paging.until()::isBefore)
                    .ifPresent(until -> prolong(paging, until));
        }
    }

    private void prolong(EscalationState.Paging paging, Instant until) {
        Run run = paging.run();
        draft.become(new EscalationState.Paging(run, paging.round(), paging.level(), until));
        draft.also(new Effect.AwaitAcknowledgement(
                draft.escalation().incidentId(), run.id(), paging.round(), paging.level(), until));
    }

    /** They join who has come. */
    void besideWhoCame(EscalationState.Acknowledged acknowledged) {
        Run run = acknowledged.run();
        for (int level : passedOver(run, acknowledged.level())) {
            draft.become(acknowledged.joinedBy(level));
            draft.beside()
                    .await(
                            ask(run, acknowledged.round(), level),
                            run.policy().level(level).timeout());
        }
        draft.beside().nextLevel(acknowledged);
    }

    /** Levels up to this one that did not count as grave as it was, and count now; in order. */
    private List<Integer> passedOver(Run run, int last) {
        EscalationPolicy policy = run.policy();
        return IntStream.rangeClosed(1, last)
                .filter(level -> draft.levels().counts(policy, level) && !countedBefore(policy.level(level)))
                .boxed()
                .toList();
    }

    private boolean countedBefore(Level level) {
        Facts facts = draft.escalation().facts().withSeverity(before);
        return level.when().fits(facts.situation(), now);
    }

    private List<Page> ask(Run run, int round, int level) {
        Set<String> asked = draft.escalation().pages().stream()
                .filter(page -> page.isOpen() && page.isOfLevel(run.id(), round, level))
                .map(Page::person)
                .collect(Collectors.toSet());
        return draft.pagePeople(
                run, round, level, draft.beside().allQuiet(draft.levels().asks(run, round, level)), asked);
    }
}
