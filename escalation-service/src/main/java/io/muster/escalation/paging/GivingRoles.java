package io.muster.escalation.paging;

import io.muster.contracts.Actor;
import io.muster.contracts.EscalationEvent.AcknowledgedBy;
import io.muster.contracts.EscalationEvent.PageAcknowledged;
import io.muster.contracts.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
     * page. Observers only look on: nobody waits for them.
     *
     * @param roster the people whom the escalation may need, and who holds the role now
     */
    public Decision given(Escalation escalation, Role role, String person, Actor by, Roster roster, Instant now) {
        if (role == Role.OBSERVER) {
            return Decision.nothing(escalation, person + " looks on");
        }
        Optional<Run> run = escalation.state().currentRun();
        if (run.isEmpty() || escalation.facts().test() || escalation.state() instanceof EscalationState.Stopped) {
            return Decision.nothing(escalation, "nobody is asked for");
        }
        PagingDraft draft = new PagingDraft(rules, ids, roster, escalation, Objects.requireNonNull(now));
        boolean taken = by.id().equals(person);
        String why = taken
                ? person + " has taken over as " + PagingDraft.inWords(role)
                : by.id() + " has made " + person + " " + PagingDraft.inWords(role);
        draft.holders().settled(role, person, why);
        Optional<Page> asks = escalation.pages().stream()
                .filter(page ->
                        page.isOpen() && page.asksFor(role) && page.person().equals(person))
                .findFirst();
        boolean came = escalation.pages().stream()
                .filter(page -> page.escalationId().equals(run.get().id()) && page.asksFor(role))
                .anyMatch(page -> page.isAnsweredBy(person));
        if (taken && came) {
            return draft.decide(person + " has come for the role already");
        }
        if (taken) {
            PageState.Acknowledged answer = new PageState.Acknowledged(person, AcknowledgedBy.API, now);
            asks.ifPresentOrElse(
                    page -> answer(draft, page, by, why, now),
                    () -> draft.holders().hold(run.get(), role, person, why, answer));
        } else {
            asks.ifPresentOrElse(
                    page -> draft.beside().await(List.of(page), timeOf(run.get())),
                    () -> draft.holders().tell(run.get(), role, person, why));
        }
        return draft.decide(why);
    }

    /** Who was asked before has as long again from now on. */
    private static Duration timeOf(Run run) {
        return run.policy().level(1).timeout();
    }

    private static void answer(PagingDraft draft, Page page, Actor by, String why, Instant now) {
        draft.settle(page, page.acknowledge(by.id(), AcknowledgedBy.API, now));
        draft.emit(new PageAcknowledged(draft.because(by, why), page.id(), by.id(), AcknowledgedBy.API));
    }
}
