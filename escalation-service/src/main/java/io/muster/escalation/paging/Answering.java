package io.muster.escalation.paging;

import io.muster.contracts.Actor;
import io.muster.contracts.EscalationEvent.AcknowledgedBy;
import io.muster.contracts.EscalationEvent.PageAcknowledged;
import io.muster.contracts.Refusal;
import io.muster.contracts.Role;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The rules for who comes: they answer a page, and are reminded when it lasts. Pure functions, as {@link PagingPolicy}. */
public final class Answering {

    private final PagingRules rules;
    private final Supplier<UUID> ids;

    /** @param ids makes ids for pages and deliveries */
    public Answering(PagingRules rules, Supplier<UUID> ids) {
        this.rules = rules;
        this.ids = ids;
    }

    /**
     * The incident is open although people acknowledged long ago: all of them are reminded, their word counts no more, and the
     * escalation goes on. Where every level was paged already it begins one round more.
     */
    public Decision acknowledgementLapsed(
            Escalation escalation, UUID escalationId, Instant acknowledgedAt, Roster roster, Instant now) {
        if (!(escalation.state() instanceof EscalationState.Acknowledged acknowledged)
                || !acknowledged.run().id().equals(escalationId)
                || !acknowledged.at().equals(acknowledgedAt)) {
            return Decision.nothing(escalation, "the acknowledgement is not the last one");
        }
        PagingDraft draft = draft(escalation, roster, now);
        Run run = acknowledged.run().answersLapsed(now);
        EscalationState.Paging paging = acknowledged.start(run, acknowledged.round(), acknowledged.level(), now);
        boolean over = !draft.hasMore(paging);
        if (over) {
            paging = acknowledged.start(run, escalation.responders(run).lastRound() + 1, 1, now);
        }
        draft.become(paging);
        draft.also(new Effect.AwaitAcknowledgement(
                escalation.incidentId(), run.id(), paging.round(), paging.level(), paging.until()));
        String why = "reminder: acknowledged at " + acknowledgedAt + ", and the incident is still open";
        Asked asked = Asked.ofLevel(run, paging.round(), paging.level());
        Set<String> reminded =
                new LinkedHashSet<>(escalation.responders(acknowledged.run()).came());
        reminded.add(acknowledged.by());
        reminded.forEach(person -> draft.page(asked, person, why, false));
        if (over && draft.levels().counts(run.policy(), 1)) {
            draft.pagePeople(run, paging.round(), 1, false, reminded);
        }
        return draft.decide(why);
    }

    /**
     * Somebody answers. The first to do so ends the escalation and becomes commander while nobody is (R46); answering for
     * a role takes the role and leaves the escalation as it is. Who answers a message of an earlier run answers what asks
     * them now.
     *
     * @throws Refusal when the incident has ended
     */
    public Decision acknowledge(Escalation escalation, UUID pageId, String by, AcknowledgedBy through, Instant now) {
        Page page = escalation.knownPage(pageId);
        Optional<Page> successor = escalation.successorOf(page);
        if (page.state() instanceof PageState.Acknowledged answered && successor.isEmpty()) {
            return Decision.nothing(escalation, "already acknowledged by " + answered.by());
        }
        if (escalation.state() instanceof EscalationState.Stopped stopped) {
            throw new Refusal(
                    PagingProblem.NO_LONGER_WANTED, "No answer is needed: " + stopped.why(), escalation.incidentId());
        }
        PagingDraft draft = draft(escalation, Roster.empty(), now);
        String why = by + " acknowledged" + (by.equals(page.person()) ? "" : " for " + page.person());
        Stream.concat(Stream.of(page), successor.stream())
                .filter(asks -> asks.state() instanceof PageState.Unacknowledged)
                .forEach(asks -> {
                    draft.settle(asks, asks.acknowledge(by, through, now));
                    draft.emit(new PageAcknowledged(draft.because(Actor.person(by), why), asks.id(), by, through));
                });
        if (escalation.verifiesOneContact()
                && through != AcknowledgedBy.API
                && page.attempts().size() == 1) {
            page.attempts()
                    .getFirst()
                    .fingerprint()
                    .ifPresent(proved -> draft.also(new Effect.Proved(page.person(), proved)));
        }
        if (page.forRole().isPresent()) {
            draft.fillRole(page.forRole().get(), by, why);
            draft.holders().settled(page.forRole().get(), by, "acknowledged by " + by);
        } else if (!page.partner()) {
            draft.fillRole(Role.COMMANDER, by, why + " first and nobody was commander");
            if (draft.escalation().enoughCame()) {
                endEscalation(draft, by, now);
            }
        }
        return draft.decide(why);
    }

    /** Enough have come: nobody else is asked. */
    static void endEscalation(PagingDraft draft, String by, Instant now) {
        Escalation escalation = draft.escalation();
        switch (escalation.state()) {
            case EscalationState.Paging paging -> acknowledged(draft, paging.acknowledge(by, now));
            case EscalationState.Held held -> acknowledged(draft, held.acknowledge(by, now));
            case EscalationState.Exhausted exhausted -> acknowledged(draft, exhausted.acknowledge(by, now));
            default -> {
                // Nothing has begun, or somebody was first: the answer is recorded on the page.
            }
        }
        draft.stopPages(page -> page.forRole().isEmpty() && !page.partner(), "acknowledged by " + by);
    }

    private static void acknowledged(PagingDraft draft, EscalationState.Acknowledged state) {
        draft.become(state);
        Run run = state.run();
        run.policy()
                .acknowledgementTimeout()
                .ifPresent(timeout -> draft.also(new Effect.AwaitEnd(
                        draft.escalation().incidentId(),
                        run.id(),
                        state.at(),
                        state.at().plus(timeout))));
    }

    private PagingDraft draft(Escalation escalation, Roster roster, Instant now) {
        return new PagingDraft(rules, ids, roster, escalation, Objects.requireNonNull(now));
    }
}
