package io.muster.escalation.paging;

import io.muster.escalation.policy.EscalationPolicy;
import io.muster.escalation.policy.Level;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What is known now brings more people (R44), while a decision is being made: a graver severity the next level, and that or a
 * campaign every level that was passed over because it is only for such incidents.
 */
final class Rise {

    private final PagingDraft draft;
    private final Facts before;
    private final Instant now;

    Rise(PagingDraft draft, Facts before, Instant now) {
        this.draft = draft;
        this.before = before;
        this.now = now;
    }

    /** It is graver, and nobody has come yet. */
    void whileAsking(EscalationState.Paging paging) {
        askPassedOver(paging);
        if (hasMoreAbove(paging)) {
            draft.nextLevel(paging);
        }
    }

    /** Who was passed over is asked, wherever the run stands; where it has not begun or is over, nobody is. */
    void passedOver() {
        switch (draft.escalation().state()) {
            case EscalationState.Paging paging -> askPassedOver(paging);
            case EscalationState.Acknowledged acknowledged -> joinPassedOver(acknowledged);
            case EscalationState.Exhausted(Run run, Instant ignored) -> {
                int last = run.policy().levels().size();
                if (!passedOver(run, last).isEmpty()) {
                    askPassedOver(new EscalationState.Paging(run, run.policy().rounds(), last, now));
                }
            }
            default -> {
                // Everybody is judged when a run begins.
            }
        }
    }

    /** Where no level is left above, the people of the lower ones have the time that is theirs. */
    private void askPassedOver(EscalationState.Paging paging) {
        Run run = paging.run();
        List<Integer> levels = passedOver(run, paging.level());
        levels.forEach(level -> ask(run, paging.round(), level));
        if (!hasMoreAbove(paging)) {
            levels.stream()
                    .map(level -> now.plus(run.policy().level(level).timeout()))
                    .max(Instant::compareTo)
                    .filter(paging.until()::isBefore)
                    .ifPresent(until -> prolong(paging, until));
        }
    }

    private boolean hasMoreAbove(EscalationState.Paging paging) {
        return draft.levels().countsAbove(paging.run().policy(), paging.level());
    }

    private void prolong(EscalationState.Paging paging, Instant until) {
        Run run = paging.run();
        draft.become(new EscalationState.Paging(run, paging.round(), paging.level(), until));
        draft.also(new Effect.AwaitAcknowledgement(
                draft.escalation().incidentId(), run.id(), paging.round(), paging.level(), until));
    }

    /** It is graver: they join who has come. */
    void besideWhoCame(EscalationState.Acknowledged acknowledged) {
        joinPassedOver(acknowledged);
        draft.beside().nextLevel(acknowledged);
    }

    private void joinPassedOver(EscalationState.Acknowledged acknowledged) {
        Run run = acknowledged.run();
        for (int level : passedOver(run, acknowledged.level())) {
            draft.become(acknowledged.joinedBy(level));
            draft.beside()
                    .await(
                            ask(run, acknowledged.round(), level),
                            run.policy().level(level).timeout());
        }
    }

    /** Levels up to this one that did not count as things were, and count now; in order. */
    private List<Integer> passedOver(Run run, int last) {
        EscalationPolicy policy = run.policy();
        return IntStream.rangeClosed(1, last)
                .filter(level -> draft.levels().counts(policy, level) && !countedBefore(policy.level(level)))
                .boxed()
                .toList();
    }

    private boolean countedBefore(Level level) {
        return level.when().fits(before.situation(), now);
    }

    private List<Page> ask(Run run, int round, int level) {
        Set<String> asked = draft.beside().asked(run, round, level);
        return draft.pagePeople(
                run, round, level, draft.beside().allQuiet(draft.levels().asks(run, round, level)), asked);
    }
}
