package io.muster.escalation.paging;

import io.muster.contracts.Actor;
import io.muster.contracts.EscalationEvent.AcknowledgedBy;
import io.muster.contracts.EscalationEvent.PageAcknowledged;
import io.muster.contracts.Refusal;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The rules of paging (R44–R47): pure functions of what stands, what happened and when. Every decision says why.
 *
 * <p>A command that comes again, or too late to matter, changes nothing: events, timers and deliveries are all repeated
 * after a crash, and timers are not taken back but find that their level has passed.
 */
public final class PagingPolicy {

    /** Why an incident needs nobody any more. */
    public static final String DISMISSED = "the incident was dismissed";

    private final PagingRules rules;
    private final Supplier<UUID> ids;

    /** @param ids makes ids for runs, pages and deliveries */
    public PagingPolicy(PagingRules rules, Supplier<UUID> ids) {
        this.rules = rules;
        this.ids = ids;
    }

    /** An incident exists. Triage has until {@code overdueAt} for its verdict. */
    public Decision detected(Facts facts, Instant overdueAt) {
        Escalation escalation = new Escalation(facts, new EscalationState.AwaitingVerdict(overdueAt), List.of());
        Effect wait = new Effect.AwaitVerdict(facts.incidentId(), overdueAt);
        return new Decision(escalation, List.of(), List.of(wait), "triage has until " + overdueAt + " for its verdict");
    }

    /** Triage's time is over: people are paged for the decision itself, at the proposed severity. */
    public Decision triageOverdue(Escalation escalation, Routing routing, Instant now) {
        if (!(escalation.state() instanceof EscalationState.AwaitingVerdict(Instant overdueAt))) {
            return Decision.nothing(escalation, "triage has spoken");
        }
        PagingDraft draft = draft(escalation, routing.roster(), now);
        String why = "no verdict from triage by " + overdueAt + ", so people are paged for it at the proposed severity "
                + escalation.facts().severity();
        draft.start(routing, why, overdueAt);
        return draft.decide(why);
    }

    /**
     * Triage has confirmed the incident. People who were paged without a verdict are not paged again, unless the verdict
     * names another service or nobody had answered.
     *
     * @param service as triage names it; empty when triage names none
     * @param at when triage said so
     */
    public Decision confirmed(
            Escalation escalation,
            Severity severity,
            Optional<String> service,
            Routing routing,
            Instant at,
            Instant now) {
        Facts before = escalation.facts();
        Facts facts = before.confirmedAs(
                severity, service.filter(key -> !key.isBlank()).orElse(before.service()));
        PagingDraft draft = draft(escalation.with(facts), routing.roster(), now);
        String why =
                severity + " confirmed for service " + (facts.service().isEmpty() ? "(none named)" : facts.service());
        boolean otherService = !facts.service().equals(before.service());
        boolean start = switch (escalation.state()) {
            case EscalationState.AwaitingVerdict ignored -> true;
            case EscalationState.Held ignored -> true;
            case EscalationState.Paging ignored -> otherService;
            case EscalationState.Exhausted ignored -> otherService || !before.confirmed();
            case EscalationState.Acknowledged ignored -> false;
            case EscalationState.Stopped stopped -> stopped.why().equals(DISMISSED);
        };
        if (start) {
            draft.stopOpenPages("replaced: " + why);
            draft.start(routing, why, at);
        } else if (!(escalation.state() instanceof EscalationState.Stopped)) {
            draft.addCommunicationsOwner();
        }
        return draft.decide(why);
    }

    /** Graver brings more people (R44); milder takes nobody away. */
    public Decision severityChanged(Escalation escalation, Severity to, Routing routing, Instant now) {
        PagingDraft draft = draft(escalation.with(escalation.facts().withSeverity(to)), routing.roster(), now);
        boolean graver = to.graverThan(escalation.facts().severity());
        switch (escalation.state()) {
            case EscalationState.Paging ignored -> draft.addCommunicationsOwner();
            case EscalationState.Acknowledged ignored -> draft.addCommunicationsOwner();
            case EscalationState.Exhausted ignored
            when graver -> draft.start(routing, "raised to " + to + " and nobody has acknowledged", now);
            default -> {
                // Before the start the severity is only noted; afterwards there is nobody to add.
            }
        }
        return draft.decide("severity is now " + to);
    }

    /** The people of a level had their time. */
    public Decision levelPassed(
            Escalation escalation, UUID escalationId, int round, int level, Roster roster, Instant now) {
        if (escalation.state() instanceof EscalationState.Paging paging && paging.isAt(escalationId, round, level)) {
            PagingDraft draft = draft(escalation, roster, now);
            draft.nextLevel(paging);
            return draft.decide("nobody acknowledged at level " + level + " in time");
        }
        return Decision.nothing(escalation, "the escalation is no longer at level " + level);
    }

    /** All rounds ended and no message reached anybody: once more from level 1. */
    public Decision tryAgain(Escalation escalation, UUID escalationId, Roster roster, Instant now) {
        if (escalation.state() instanceof EscalationState.Exhausted(Run run, Instant ignored)
                && run.id().equals(escalationId)) {
            PagingDraft draft = draft(escalation, roster, now);
            draft.pageLevel(run, 1, 1);
            return draft.decide("no message had reached anybody");
        }
        return Decision.nothing(escalation, "the escalation has moved on");
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
            draft.tryNextContact(noted, problem);
        }
        return draft.decide(problem);
    }

    /**
     * Somebody answers. The first to do so ends the escalation and becomes commander while nobody is (R46); answering for
     * a role takes the role and leaves the escalation as it is.
     *
     * @throws Refusal when the incident has ended
     */
    public Decision acknowledge(Escalation escalation, UUID pageId, String by, AcknowledgedBy through, Instant now) {
        Page page = escalation
                .page(pageId)
                .orElseThrow(() ->
                        new Refusal(PagingProblem.UNKNOWN_PAGE, "There is no page " + pageId, escalation.incidentId()));
        if (page.state() instanceof PageState.Acknowledged answered) {
            return Decision.nothing(escalation, "already acknowledged by " + answered.by());
        }
        if (escalation.state() instanceof EscalationState.Stopped stopped) {
            throw new Refusal(
                    PagingProblem.NO_LONGER_WANTED, "No answer is needed: " + stopped.why(), escalation.incidentId());
        }
        PagingDraft draft = draft(escalation, noRoster(), now);
        draft.settle(page, page.acknowledge(by, through, now));
        String why = by + " acknowledged" + (by.equals(page.person()) ? "" : " for " + page.person());
        draft.emit(new PageAcknowledged(draft.because(Actor.person(by), why), pageId, by, through));
        if (page.forRole().isPresent()) {
            draft.fillRole(page.forRole().get(), by, why);
        } else {
            endEscalation(draft, by, now);
            draft.fillRole(Role.COMMANDER, by, why + " first and nobody was commander");
        }
        return draft.decide(why);
    }

    private static void endEscalation(PagingDraft draft, String by, Instant now) {
        Escalation escalation = draft.escalation();
        switch (escalation.state()) {
            case EscalationState.Paging paging -> draft.become(paging.acknowledge(by, now));
            case EscalationState.Held held -> draft.become(held.acknowledge(by, now));
            case EscalationState.Exhausted exhausted -> draft.become(exhausted.acknowledge(by, now));
            default -> {
                // Somebody was first; the later answer is recorded on the page.
            }
        }
        draft.stopPages(page -> page.forRole().isEmpty(), "acknowledged by " + by);
    }

    /** The incident was dismissed, merged or resolved: nothing new goes out. */
    public Decision stop(Escalation escalation, String why, Instant now) {
        if (escalation.state() instanceof EscalationState.Stopped) {
            return Decision.nothing(escalation, "already stopped");
        }
        PagingDraft draft = draft(escalation, noRoster(), now);
        draft.stopOpenPages(why);
        draft.become(escalation.state().stop(why, now));
        return draft.decide(why);
    }

    /** It is broken again (R89): a new run from level 1, with the policy as it is now. */
    public Decision reopened(Escalation escalation, Routing routing, Instant at, Instant now) {
        PagingDraft draft = draft(escalation, routing.roster(), now);
        draft.stopOpenPages("replaced: the incident was reopened");
        draft.start(routing, "the incident was reopened", at);
        return draft.decide("the incident was reopened");
    }

    /**
     * A person decided that a held page goes out after all.
     *
     * @throws Refusal when the page is not held
     */
    public Decision release(Escalation escalation, UUID pageId, String by, Roster roster, Instant now) {
        Page page = escalation
                .page(pageId)
                .orElseThrow(() ->
                        new Refusal(PagingProblem.UNKNOWN_PAGE, "There is no page " + pageId, escalation.incidentId()));
        if (!(page.state() instanceof PageState.Held held)) {
            throw new Refusal(PagingProblem.NOT_HELD, "The page does not wait for a decision", escalation.incidentId());
        }
        PagingDraft draft = draft(escalation, roster, now);
        if (escalation.state() instanceof EscalationState.Held(Run run, Instant ignored)) {
            EscalationState.Paging paging = escalation.state().start(run, page.round(), page.level(), now);
            draft.become(paging);
            draft.also(new Effect.AwaitAcknowledgement(
                    escalation.incidentId(), run.id(), page.round(), page.level(), paging.until()));
        }
        draft.send(page.with(held.release()), Actor.person(by));
        draft.addCommunicationsOwner();
        return draft.decide(by + " decided to send the held page");
    }

    private PagingDraft draft(Escalation escalation, Roster roster, Instant now) {
        return new PagingDraft(rules, ids, roster, escalation, Objects.requireNonNull(now));
    }

    private static Roster noRoster() {
        return new Roster(Map.of(), Map.of(), Optional.empty(), List.of());
    }
}
