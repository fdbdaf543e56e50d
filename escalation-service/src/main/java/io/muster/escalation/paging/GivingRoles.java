package io.muster.escalation.paging;

import io.muster.contracts.Actor;
import io.muster.contracts.EscalationEvent.AcknowledgedBy;
import io.muster.contracts.EscalationEvent.PageAcknowledged;
import io.muster.contracts.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The rules for what follows for paging when a role is given or taken over by hand. Pure functions, as {@link PagingPolicy}. */
public final class GivingRoles {

    private final PagingRules rules;
    private final Supplier<UUID> ids;

    /** @param ids makes ids for pages and deliveries */
    public GivingRoles(PagingRules rules, Supplier<UUID> ids) {
        this.rules = rules;
        this.ids = ids;
    }

    /**
     * Nobody else is asked for the role any more. Who took it has come for it; who was given it by somebody else is told by a
     * page, before a run has begun as well, and by a new one where they were asked already: others that were asked in their
     * place are not any more. Observers only look on: nobody waits for them.
     *
     * @param roster the people whom the escalation may need, who holds the role now and who gave it
     * @param time how long who was given it has for an answer
     */
    public Decision given(
            Escalation escalation, Role role, String person, Actor by, Roster roster, Duration time, Instant now) {
        if (role == Role.OBSERVER) {
            return Decision.nothing(escalation, person + " looks on");
        }
        boolean taken = by.id().equals(person);
        Optional<Run> run = escalation.state().currentRun();
        boolean asked = escalation.pages().stream().anyMatch(page -> page.isOpen() && page.asksFor(role));
        if (run.isEmpty() && taken && !asked
                || escalation.facts().test()
                || escalation.state() instanceof EscalationState.Stopped) {
            return Decision.nothing(escalation, "nobody is asked for");
        }
        PagingDraft draft = new PagingDraft(rules, ids, roster, escalation, Objects.requireNonNull(now));
        UUID asksBy = run.map(Run::id).or(escalation::runToCome).orElseGet(ids);
        String why = taken
                ? person + " has taken over as " + PagingDraft.inWords(role)
                : by.id() + " has made " + person + " " + PagingDraft.inWords(role);
        draft.holders().settled(role, person, why);
        if (!taken) {
            draft.stopPages(page -> asks(page, role, person), why);
            draft.holders().tell(asksBy, role, person, by.id(), why, time);
        } else if (!hasCome(escalation, asksBy, role, person)) {
            PageState.Acknowledged answer = new PageState.Acknowledged(person, AcknowledgedBy.API, now);
            escalation.pages().stream()
                    .filter(page -> page.isOpen() && asks(page, role, person))
                    .findFirst()
                    .ifPresentOrElse(
                            page -> answer(draft, page, by, why, now),
                            () -> draft.holders().hold(asksBy, role, person, why, answer));
        }
        return draft.decide(why);
    }

    private static boolean asks(Page page, Role role, String person) {
        return page.asksFor(role) && page.person().equals(person);
    }

    private static boolean hasCome(Escalation escalation, UUID run, Role role, String person) {
        return escalation.pages().stream()
                .filter(page -> page.escalationId().equals(run) && page.asksFor(role))
                .anyMatch(page -> page.isAnsweredBy(person));
    }

    private static void answer(PagingDraft draft, Page page, Actor by, String why, Instant now) {
        draft.settle(page, page.acknowledge(by.id(), AcknowledgedBy.API, now));
        draft.emit(new PageAcknowledged(draft.because(by, why), page.id(), by.id(), AcknowledgedBy.API));
    }
}
