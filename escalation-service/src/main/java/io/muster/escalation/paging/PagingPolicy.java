package io.muster.escalation.paging;

import io.muster.contracts.Actor;
import io.muster.contracts.Refusal;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.contracts.TriageEvent.RevenueAtRisk;
import java.time.Instant;
import java.util.List;
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

    /** It lives on in another, which needs whoever has come. */
    public static final String MERGED = "the incident was merged into another";

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

    /**
     * Triage's time is over: people are paged for the decision itself, at the proposed severity.
     *
     * @param cause when it was over
     */
    public Decision triageOverdue(Escalation escalation, Routing routing, Instant cause, Instant now) {
        if (!(escalation.state() instanceof EscalationState.AwaitingVerdict(Instant overdueAt))) {
            return Decision.nothing(escalation, "triage has spoken");
        }
        PagingDraft draft = draft(escalation, routing.roster(), now);
        String why = "no verdict from triage by " + overdueAt + ", so people are paged for it at the proposed severity "
                + escalation.facts().severity();
        draft.start(routing, why, cause);
        return draft.decide(why);
    }

    /**
     * Triage has confirmed the incident. People who were paged without a verdict are not paged again, unless the verdict
     * names another service or nobody had answered; it being graver than was thought brings more of them.
     *
     * @param service as triage names it; empty when triage names none
     * @param type as triage names it; empty when triage names none
     * @param roster the people whom the escalation may need as it runs
     * @param anew what applies to the service now; asked for only where it {@link #startsWhenConfirmed}
     * @param at when triage said so
     */
    public Decision confirmed(
            Escalation escalation,
            Severity severity,
            Optional<String> service,
            Optional<IncidentType> type,
            Roster roster,
            Optional<Routing> anew,
            Instant at,
            Instant now) {
        Facts before = escalation.facts();
        Facts facts = before.confirmedAs(severity, named(service, before), type);
        Escalation confirmed = escalation.with(facts);
        String why =
                severity + " confirmed for service " + (facts.service().isEmpty() ? "(none named)" : facts.service());
        if (startsWhenConfirmed(escalation, severity, service)) {
            return begin(confirmed, anew.orElseThrow(), why, at, why, now);
        }
        PagingDraft draft = draft(confirmed, roster, now);
        if (!(escalation.state() instanceof EscalationState.Stopped)) {
            widen(draft, before, now);
        }
        return draft.decide(why);
    }

    /**
     * Whether a verdict begins a run: nobody was asked for yet, or only by the policy of another service, or nobody came
     * while it was not confirmed or less grave.
     */
    public boolean startsWhenConfirmed(Escalation escalation, Severity severity, Optional<String> service) {
        Facts before = escalation.facts();
        boolean otherService = !named(service, before).equals(before.service());
        return switch (escalation.state()) {
            case EscalationState.AwaitingVerdict ignored -> true;
            case EscalationState.Held ignored -> true;
            case EscalationState.Paging ignored -> otherService;
            case EscalationState.Acknowledged ignored -> otherService;
            case EscalationState.Exhausted ignored ->
                otherService || !before.confirmed() || severity.graverThan(before.severity());
            case EscalationState.Stopped stopped -> stopped.why().equals(DISMISSED);
        };
    }

    private static String named(Optional<String> service, Facts before) {
        return service.filter(key -> !key.isBlank()).orElse(before.service());
    }

    /**
     * Graver brings more people (R44): the next level at once, also when somebody has acknowledged, and the levels that were
     * passed over because they are for such incidents only. Milder takes nobody away.
     *
     * @param roster the people whom the escalation may need as it runs
     * @param anew what applies to the service now; asked for only where it {@link #startsWhenSeverityIs}
     */
    public Decision severityChanged(
            Escalation escalation, Severity to, Roster roster, Optional<Routing> anew, Instant now) {
        Escalation changed = escalation.with(escalation.facts().withSeverity(to));
        String why = "severity is now " + to;
        if (startsWhenSeverityIs(escalation, to)) {
            return begin(
                    changed, anew.orElseThrow(), "raised to " + to + " and nobody has acknowledged", now, why, now);
        }
        PagingDraft draft = draft(changed, roster, now);
        widen(draft, escalation.facts(), now);
        return draft.decide(why);
    }

    /** Whether that severity begins a run: it is graver, and all had their time or wait for a person's decision. */
    public boolean startsWhenSeverityIs(Escalation escalation, Severity to) {
        return to.graverThan(escalation.facts().severity())
                && (escalation.state() instanceof EscalationState.Exhausted
                        || escalation.state() instanceof EscalationState.Held);
    }

    private Decision begin(
            Escalation escalation, Routing routing, String why, Instant cause, String reason, Instant now) {
        PagingDraft draft = draft(escalation, routing.roster(), now);
        if (escalation.runToCome().isEmpty()) {
            replace(draft, why);
        }
        draft.start(routing, why, cause);
        return draft.decide(reason);
    }

    /** As grave as it is now more people may be needed. Before the start and after the end there is nobody to add. */
    private static void widen(PagingDraft draft, Facts before, Instant now) {
        Facts facts = draft.escalation().facts();
        boolean graver = facts.severity().graverThan(before.severity());
        Rise rise = new Rise(draft, facts.withSeverity(before.severity()), now);
        if (graver) {
            draft.reaching().graverThan(before.severity());
        }
        switch (draft.escalation().state()) {
            case EscalationState.Paging paging -> {
                if (graver) {
                    rise.whileAsking(paging);
                }
                draft.beside().addRoles();
            }
            case EscalationState.Acknowledged acknowledged -> {
                if (graver) {
                    rise.besideWhoCame(acknowledged);
                }
                draft.beside().addRoles();
            }
            default -> {
                // The severity is only noted.
            }
        }
    }

    /**
     * Triage knows which campaigns run and what it costs. When the first one starts or the last one ends, the levels that were
     * passed over for it are judged anew (R44); nobody is taken away.
     *
     * @param roster the people whom the escalation may need; asked for only where it is {@link #isJudgedAnew}
     */
    public Decision impactAssessed(
            Escalation escalation,
            List<String> campaigns,
            Optional<RevenueAtRisk> revenue,
            Roster roster,
            Instant now) {
        Facts before = escalation.facts();
        String why = campaigns.isEmpty() ? "no campaign is touched" : "campaigns are touched: " + campaigns;
        PagingDraft draft = draft(escalation.with(before.withImpact(campaigns, revenue)), roster, now);
        if (isJudgedAnew(escalation, campaigns)) {
            draft.since(why);
            new Rise(draft, before, now).passedOver();
        }
        return draft.decide(why);
    }

    /** Whether other levels may count by the campaigns that run now. */
    public boolean isJudgedAnew(Escalation escalation, List<String> campaigns) {
        return escalation.facts().situation().campaign() == campaigns.isEmpty();
    }

    /** A page that proves who is reached: level 1 of the policy, once; nothing is broken. */
    public Decision testPage(Facts facts, Routing routing, Instant now) {
        Escalation escalation = new Escalation(facts, new EscalationState.AwaitingVerdict(now), List.of());
        PagingDraft draft = draft(escalation, routing.roster(), now);
        draft.start(routing, "a test page", now);
        return draft.decide("a test page");
    }

    /**
     * The policy has changed since the run began and a person wants the new version to be followed: a new run from level 1.
     * Where that version is followed already nothing changes. Who has come for a role is not asked for it anew.
     *
     * @throws Refusal when no run asks for anybody
     */
    public Decision applyPolicy(Escalation escalation, Routing routing, String by, Instant now) {
        if (!escalation.state().mayFollowAnother()) {
            throw new Refusal(
                    PagingProblem.NOT_PAGING,
                    "No level of the policy asks for anybody: it has not begun, somebody came, or it has stopped",
                    escalation.incidentId());
        }
        if (escalation
                .state()
                .currentRun()
                .filter(run -> run.follows(routing.policy()))
                .isPresent()) {
            return Decision.nothing(
                    escalation, "version " + routing.policy().version() + " of the policy is followed already");
        }
        PagingDraft draft = draft(escalation, routing.roster(), now);
        draft.holders().stay();
        String why = by + " applied version " + routing.policy().version() + " of the policy";
        replace(draft, why);
        draft.start(routing, why, now);
        return draft.decide(why);
    }

    private static void replace(PagingDraft draft, String why) {
        draft.holders().remember();
        draft.stopOpenPages("replaced: " + why);
    }

    /** The people of a level had their time. */
    public Decision levelPassed(
            Escalation escalation, UUID escalationId, int round, int level, Roster roster, Instant now) {
        if (escalation.state() instanceof EscalationState.Paging paging
                && paging.isAt(escalationId, round, level)
                && !now.isBefore(paging.until())) {
            PagingDraft draft = draft(escalation, roster, now);
            draft.nextLevel(paging);
            return draft.decide("nobody acknowledged at level " + level + " in time");
        }
        return Decision.nothing(escalation, "the escalation is no longer at level " + level);
    }

    /** All rounds ended and no message has reached anybody: once more from level 1. */
    public Decision tryAgain(Escalation escalation, UUID escalationId, Roster roster, Instant now) {
        if (escalation.state() instanceof EscalationState.Exhausted(Run run, Instant ignored)
                && run.id().equals(escalationId)) {
            if (escalation.responders(run).wereReached()) {
                return Decision.nothing(escalation, "a message has reached somebody meanwhile");
            }
            PagingDraft draft = draft(escalation, roster, now);
            Optional<Instant> patience = draft.mayReachUntil(run);
            patience.ifPresentOrElse(until -> draft.tryAgain(run, until), () -> draft.pageLevel(run, 1, 1));
            return draft.decide(
                    patience.isPresent()
                            ? "a message is held back by its contact's pace"
                            : "no message had reached anybody");
        }
        return Decision.nothing(escalation, "the escalation has moved on");
    }

    /** The incident was dismissed, merged or resolved: nothing new goes out. */
    public Decision stop(Escalation escalation, String why, Instant now) {
        if (escalation.state() instanceof EscalationState.Stopped) {
            return Decision.nothing(escalation, "already stopped");
        }
        PagingDraft draft = draft(escalation, Roster.empty(), now);
        draft.stopOpenPages(why);
        draft.become(escalation.state().stop(why, now));
        return draft.decide(why);
    }

    /** It is broken again (R89): a new run from level 1, with the policy as it is now. */
    public Decision reopened(Escalation escalation, Routing routing, Instant at, Instant now) {
        PagingDraft draft = draft(escalation, routing.roster(), now);
        replace(draft, "the incident was reopened");
        draft.start(routing, "the incident was reopened", at);
        return draft.decide("the incident was reopened");
    }

    /**
     * A person decided that a held page goes out after all.
     *
     * @throws Refusal when the page is not held
     */
    public Decision release(Escalation escalation, UUID pageId, String by, Roster roster, Instant now) {
        Page page = escalation.knownPage(pageId);
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
        draft.reaching().begin(page.with(held.release()), Actor.person(by), false);
        draft.beside().addRoles();
        return draft.decide(by + " decided to send the held page");
    }

    private PagingDraft draft(Escalation escalation, Roster roster, Instant now) {
        return new PagingDraft(rules, ids, roster, escalation, Objects.requireNonNull(now));
    }
}
