package io.muster.escalation.paging;

import io.muster.escalation.paging.EscalationState.Exhausted;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The rules for what a provider says later of a message that it took. Pure functions, as {@link PagingPolicy}. */
public final class ProviderReports {

    private final PagingRules rules;
    private final Supplier<UUID> ids;

    /** @param ids makes ids for pages and deliveries */
    public ProviderReports(PagingRules rules, Supplier<UUID> ids) {
        this.rules = rules;
        this.ids = ids;
    }

    /**
     * The message has not arrived: the person's next contact is used at once, and without one the next level is paged. What
     * was answered or is over asks for nobody; a report that comes twice changes nothing.
     */
    public Decision undelivered(
            Escalation escalation, UUID pageId, UUID delivery, String problem, Roster roster, Instant now) {
        Optional<Page> page = escalation.page(pageId).filter(known -> known.mayHaveArrived(delivery));
        if (page.isEmpty()) {
            return Decision.nothing(escalation, "nothing is known to be on its way with delivery " + delivery);
        }
        Page noted = page.get().undelivered(delivery, problem, now);
        PagingDraft draft = new PagingDraft(rules, ids, roster, escalation.with(noted), now);
        if (noted.isOpen()) {
            draft.reaching().next(noted, problem);
            tryAgainIfNobodyWasReached(draft, now);
        }
        return draft.decide(noted.person() + " did not get the message: " + problem);
    }

    /** Every level has had its time in the belief that somebody was reached. */
    private void tryAgainIfNobodyWasReached(PagingDraft draft, Instant now) {
        Escalation after = draft.escalation();
        if (after.state() instanceof Exhausted(Run run, Instant ignored)
                && !after.facts().test()
                && !after.responders(run).wereReached()
                && after.pages().stream().noneMatch(Page::isUnderWay)) {
            Instant again = now.plus(rules.waitBeforeTry(run.timesExhausted() - 1));
            draft.also(new Effect.TryAgain(after.incidentId(), run.id(), again));
        }
    }
}
