package io.muster.escalation.paging;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The rules of one page: the person's contacts one after another, and what follows when it is not answered. Pure functions,
 * as {@link PagingPolicy}.
 */
public final class Contacting {

    private final PagingRules rules;
    private final Supplier<UUID> ids;

    /** @param ids makes ids for pages and deliveries */
    public Contacting(PagingRules rules, Supplier<UUID> ids) {
        this.rules = rules;
        this.ids = ids;
    }

    /** It is time for the person's next contact. */
    public Decision contactDue(Escalation escalation, UUID pageId, int plan, int step, Roster roster, Instant now) {
        Optional<Page> page = escalation.page(pageId);
        boolean asks = page.filter(Page::isOpen)
                .filter(open ->
                        !(open.state() instanceof PageState.Held) && open.plan().number() == plan)
                .isPresent();
        if (!asks) {
            return Decision.nothing(escalation, "the page asks for nobody any more, or by other rules");
        }
        PagingDraft draft = draft(escalation, roster, now);
        if (escalation.isReachedOtherwise(page.get())) {
            draft.settle(page.get(), page.get().stop("they were reached meanwhile", now));
            return draft.decide(page.get().person() + " was reached meanwhile");
        }
        draft.reaching().due(page.get(), step);
        return draft.decide(
                "it is time for contact " + (step + 1) + " of " + page.get().person());
    }

    /** A provider took the message. */
    public Decision handedOver(Escalation escalation, UUID pageId, UUID delivery, Instant now) {
        return escalation
                .page(pageId)
                .map(page -> new Decision(
                        escalation.with(page.handedOver(delivery, now)), List.of(), List.of(), "handed over"))
                .orElseGet(() -> Decision.nothing(escalation, "no such page"));
    }

    /** A contact could not be reached: the person's next contact is used, and without one the next level is paged. */
    public Decision contactFailed(
            Escalation escalation, UUID pageId, UUID delivery, String problem, Roster roster, Instant now) {
        Optional<Page> page = escalation.page(pageId);
        if (page.isEmpty()) {
            return Decision.nothing(escalation, "no such page");
        }
        boolean wanted = page.get().wants(delivery);
        Page noted = page.get().contactFailed(delivery, problem, now);
        PagingDraft draft = draft(escalation.with(noted), roster, now);
        if (wanted) {
            draft.reaching().next(noted, problem);
        }
        return draft.decide(problem);
    }

    /**
     * No provider has taken the message in the time that a contact is tried for: its turn has not come, since the provider
     * hangs or is given more than it takes. It is still sent; the person's next contact is used beside it.
     *
     * @param heldUntil until when its contact's pace held or holds it back; empty where none does
     */
    public Decision untaken(
            Escalation escalation,
            UUID pageId,
            UUID delivery,
            Optional<Instant> heldUntil,
            Roster roster,
            Instant now) {
        Optional<Page> page = escalation.page(pageId).filter(open -> open.wants(delivery));
        if (page.isEmpty()) {
            return Decision.nothing(escalation, "the message was taken, or is not wanted any more");
        }
        Optional<Instant> until =
                heldUntil.map(end -> end.plus(rules.takenWithin())).filter(end -> end.isAfter(now));
        if (until.isPresent()) {
            Effect wait = new Effect.AwaitTaken(escalation.incidentId(), pageId, delivery, until.get());
            return new Decision(escalation, List.of(), List.of(wait), "the contact's pace held it back");
        }
        PagingDraft draft = draft(escalation, roster, now);
        draft.reaching().next(page.get(), "no provider has taken it yet");
        return draft.decide(
                "no provider has taken the message for " + page.get().person() + " yet");
    }

    /**
     * A page that no level's time stands behind was not answered: others are asked in its place, and it stays open. One for a
     * role from before the run is over then, since the run asks by itself; for another team's help the run goes on waiting.
     */
    public Decision unanswered(Escalation escalation, UUID pageId, Roster roster, Instant now) {
        Optional<Page> page = escalation.page(pageId).filter(Page::isOpen);
        if (page.isEmpty() || escalation.state() instanceof EscalationState.Stopped) {
            return Decision.nothing(escalation, "the page asks for nobody any more");
        }
        if (escalation.state().currentRun().isEmpty() && page.get().helpFrom().isPresent()) {
            return Decision.nothing(escalation, "the run that is to come waits for the help");
        }
        PagingDraft draft = draft(escalation, roster, now);
        boolean replaced = draft.beside().replace(page.get(), "has not answered");
        page.get().forRole().ifPresent(role -> {
            String why = page.get().person() + " has not answered as " + PagingDraft.inWords(role);
            if (escalation.state().currentRun().isEmpty()) {
                draft.settle(page.get(), page.get().stop(why, now));
            }
            draft.holders().vacate(role, page.get().person(), why);
        });
        return draft.decide(
                replaced ? page.get().person() + " has not answered" : "others were asked already, or somebody came");
    }

    private PagingDraft draft(Escalation escalation, Roster roster, Instant now) {
        return new PagingDraft(rules, ids, roster, escalation, Objects.requireNonNull(now));
    }
}
