package io.muster.escalation.paging;

import io.muster.contracts.Actor;
import io.muster.contracts.EscalationEvent;
import io.muster.contracts.EscalationEvent.EscalationExhausted;
import io.muster.contracts.EscalationEvent.EscalationStarted;
import io.muster.contracts.EventContext;
import io.muster.contracts.Role;
import io.muster.escalation.paging.Addressing.Addressee;
import io.muster.escalation.paging.Effect.Alarm;
import io.muster.escalation.people.Person;
import io.muster.escalation.policy.EscalationPolicy;
import io.muster.escalation.policy.Target;
import io.muster.escalation.roles.RolePolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A decision while it is being made: the steps that several commands have in common, each adding what follows from it.
 */
final class PagingDraft {

    static final Actor POLICY = Actor.rule("escalation-policy");

    private final PagingRules rules;
    private final Supplier<UUID> ids;
    private final Roster roster;
    private final Instant now;
    private final Reaching reaching;
    private final List<EscalationEvent> events = new ArrayList<>();
    private final Set<Effect> effects = new LinkedHashSet<>();
    private Escalation escalation;
    private String wish = "";

    PagingDraft(PagingRules rules, Supplier<UUID> ids, Roster roster, Escalation escalation, Instant now) {
        this.rules = rules;
        this.ids = ids;
        this.roster = roster;
        this.escalation = escalation;
        this.now = now;
        this.reaching = new Reaching(this, ids, roster, now);
    }

    Decision decide(String reason) {
        return new Decision(escalation, events, List.copyOf(effects), reason);
    }

    Escalation escalation() {
        return escalation;
    }

    void become(Escalation next) {
        escalation = next;
    }

    void become(EscalationState state) {
        escalation = escalation.with(state);
    }

    /** A person asks for what follows, which the reasons of its pages tell. */
    void wishedFor(String reason) {
        wish = "; " + reason;
    }

    void emit(EscalationEvent event) {
        events.add(event);
    }

    void also(Effect effect) {
        effects.add(effect);
    }

    Reaching reaching() {
        return reaching;
    }

    EventContext because(String reason) {
        return because(POLICY, reason);
    }

    EventContext because(Actor actor, String reason) {
        return EventContext.internal(escalation.incidentId(), now, actor, reason);
    }

    /** Begins a run of the policy from level 1, or holds it for a person's decision when its cause is too old. */
    void start(Routing routing, String why, Instant cause) {
        Run run = new Run(ids.get(), routing.service(), routing.team(), routing.policy(), now, routing.turn(), 0);
        boolean late = cause.plus(rules.lateAfter()).isBefore(now);
        String reason = why
                + routing.problem().map(problem -> "; " + problem).orElse("")
                + (late ? "; held for a person's decision, since it happened at " + cause : "");
        emit(started(run, reason));
        routing.problem().ifPresent(this::unroutable);
        if (routing.policy().takesTurns()) {
            also(new Effect.TakeTurn(routing.policy().key()));
        }
        if (late) {
            hold(run);
        } else {
            pageLevel(run, 1, 1);
            addRoles();
        }
    }

    private EscalationStarted started(Run run, String reason) {
        EscalationPolicy policy = run.policy();
        Facts facts = escalation.facts();
        return new EscalationStarted(
                because(reason),
                run.id(),
                run.service(),
                run.team().orElse(null),
                policy.key(),
                Long.toString(policy.version()),
                facts.severity(),
                facts.confirmed());
    }

    private void hold(Run run) {
        become(escalation.state().hold(run, now));
        Addressing addressing = addressing(run, 1, 1);
        for (Addressee addressee : addressing.people()) {
            String reason = addressee.because() + "; level 1 of " + named(run.policy());
            become(escalation.with(new Page(
                    ids.get(),
                    run.id(),
                    addressee.person(),
                    isPartner(addressee.person()),
                    1,
                    1,
                    Optional.empty(),
                    reason,
                    now,
                    List.of(),
                    new PageState.Held())));
        }
        also(new Alarm(Alarm.Kind.HELD, escalation.incidentId(), "pages wait for a person's decision"));
    }

    /**
     * Pages a level. One that does not count now, or for which nobody stands, not even as a stand-in, is passed at once; so
     * is one whose people all have quiet hours.
     */
    void pageLevel(Run run, int round, int level) {
        EscalationState.Paging paging = escalation.state().start(run, round, level, now);
        become(paging);
        if (anyLevelCounts(run.policy()) && !counts(run.policy(), level)) {
            nextLevel(paging);
            return;
        }
        List<Page> pages = pagePeople(run, round, level);
        if (pages.isEmpty()) {
            nextLevel(paging);
        } else if (escalation.state().equals(paging)) {
            also(new Effect.AwaitAcknowledgement(escalation.incidentId(), run.id(), round, level, paging.until()));
            passQuietLevel(paging, pages);
        }
    }

    /** Pages the level's people and leaves the escalation where it is. */
    List<Page> pagePeople(Run run, int round, int level) {
        Addressing addressing = addressing(run, round, level);
        if (!addressing.problems().isEmpty()) {
            unroutable(
                    "level " + level + " of " + named(run.policy()) + ": " + String.join(", ", addressing.problems()));
        }
        String place = "; level " + level + " of " + named(run.policy()) + (round > 1 ? ", round " + round : "") + "; "
                + escalation.facts().severityInWords() + wish;
        return addressing.people().stream()
                .map(addressee ->
                        page(run, round, level, Optional.empty(), addressee.person(), addressee.because() + place))
                .toList();
    }

    private Addressing addressing(Run run, int round, int level) {
        EscalationPolicy policy = run.policy();
        return anyLevelCounts(policy)
                ? Addressing.of(policy.level(level), roster, now, run.turn() + round - 1)
                : Addressing.ofNobody(roster, "no level of policy " + policy.key() + " counts now");
    }

    boolean counts(EscalationPolicy policy, int level) {
        return policy.level(level).when().fits(escalation.facts().situation(), now);
    }

    private boolean anyLevelCounts(EscalationPolicy policy) {
        return policy.levels().stream()
                .anyMatch(level -> level.when().fits(escalation.facts().situation(), now));
    }

    private void passQuietLevel(EscalationState.Paging paging, List<Page> pages) {
        if (!pages.stream().allMatch(reaching::isQuiet)) {
            return;
        }
        boolean allQuiet = escalation.pages().stream()
                .filter(page -> page.escalationId().equals(paging.run().id()))
                .allMatch(page -> page.attempts().isEmpty());
        if (paging.hasNextLevel()) {
            nextLevel(paging);
        } else if (allQuiet) {
            exhaust(paging);
        }
    }

    /** Whether somebody is left to be paged before all had their time. */
    boolean hasMore(EscalationState.Paging paging) {
        EscalationPolicy policy = paging.run().policy();
        return paging.hasNextRound()
                || IntStream.rangeClosed(paging.level() + 1, policy.levels().size())
                        .anyMatch(level -> !anyLevelCounts(policy) || counts(policy, level));
    }

    void nextLevel(EscalationState.Paging paging) {
        if (paging.hasNextLevel()) {
            pageLevel(paging.run(), paging.round(), paging.level() + 1);
        } else if (paging.hasNextRound()) {
            pageLevel(paging.run(), paging.round() + 1, 1);
        } else {
            exhaust(paging);
        }
    }

    private void exhaust(EscalationState.Paging paging) {
        Run run = paging.run();
        boolean reached = escalation.reachedAnyone(run.id());
        int levels = run.policy().levels().size();
        String reason = "nobody acknowledged in " + run.policy().rounds() + " round(s) of " + levels + " level(s)"
                + (reached ? "" : "; no message reached anybody, so it is tried again");
        if (run.timesExhausted() == 0) {
            emit(new EscalationExhausted(because(reason), run.id(), levels));
        }
        also(new Alarm(Alarm.Kind.EXHAUSTED, escalation.incidentId(), reason));
        become(new EscalationState.Exhausted(run.exhaustedAgain(), now));
        if (!reached && !escalation.facts().test()) {
            Instant again = now.plus(rules.waitBeforeTry(run.timesExhausted()));
            also(new Effect.TryAgain(escalation.incidentId(), run.id(), again));
        }
    }

    /** Adds who speaks to the outside and who speaks for the business, as SEV1 and SEV2 need (R47, R48), once in a run. */
    void addRoles() {
        escalation
                .state()
                .currentRun()
                .filter(run -> !escalation.facts().test())
                .ifPresent(run -> RolePolicy.needed(escalation.facts().severity()).stream()
                        .filter(role -> role != Role.COMMANDER && !isAskedFor(run, role))
                        .forEach(role -> addRole(run, role)));
    }

    private boolean isAskedFor(Run run, Role role) {
        return escalation.pages().stream()
                .anyMatch(page ->
                        page.escalationId().equals(run.id()) && page.forRole().equals(Optional.of(role)));
    }

    /** A policy from before there was a business representative may leave that role vacant; who speaks has a stand-in. */
    private void addRole(Run run, Role role) {
        List<Target> targets = run.policy().forRole(role).stream().toList();
        if (targets.isEmpty() && role == Role.BUSINESS_REPRESENTATIVE) {
            return;
        }
        Addressing addressing = Addressing.of(targets, roster, now);
        if (!addressing.problems().isEmpty()) {
            unroutable(inWords(role) + " of " + named(run.policy()) + ": " + String.join(", ", addressing.problems()));
        }
        for (Addressee addressee : addressing.people()) {
            String reason = addressee.because() + "; " + escalation.facts().severity() + " needs a " + inWords(role);
            page(run, 1, 1, Optional.of(role), addressee.person(), reason);
            if (!addressing.fallback()) {
                fillRole(role, addressee.person(), reason);
            }
        }
    }

    void fillRole(Role role, String person, String reason) {
        also(new Effect.FillRole(escalation.incidentId(), role, person, reason));
    }

    Page page(Run run, int round, int level, Optional<Role> forRole, String person, String reason) {
        Page page = new Page(
                ids.get(),
                run.id(),
                person,
                isPartner(person),
                round,
                level,
                forRole,
                reason,
                now,
                List.of(),
                new PageState.Sending());
        reaching.begin(page, POLICY);
        return page;
    }

    private boolean isPartner(String person) {
        return roster.person(person).filter(Person::isPartner).isPresent();
    }

    /**
     * Others are asked for at once when nobody else of the place is left.
     *
     * @param problem what keeps the page's person from coming, as {@code could not be reached}
     */
    void replace(Page failed, String problem) {
        if (failed.forRole().isPresent()) {
            replaceForRole(failed, problem);
        } else if (escalation.state() instanceof EscalationState.Paging paging
                && paging.isAt(failed.escalationId(), failed.round(), failed.level())
                && nobodyIsAsked(paging)) {
            nextLevel(paging);
        }
    }

    private boolean nobodyIsAsked(EscalationState.Paging paging) {
        return escalation.pages().stream()
                .filter(page -> page.isOfLevel(paging.run().id(), paging.round(), paging.level()))
                .noneMatch(Page::isOpen);
    }

    private void replaceForRole(Page failed, String problem) {
        unroutable(failed.person() + " " + problem + " as "
                + failed.forRole().map(PagingDraft::inWords).orElse(""));
        Optional<Run> run = escalation.state().currentRun();
        Addressing.standIns(roster, failed.person() + " " + problem).stream()
                .filter(standIn -> escalation.pages().stream()
                        .noneMatch(page -> page.escalationId().equals(failed.escalationId())
                                && page.forRole().equals(failed.forRole())
                                && page.person().equals(standIn.person())))
                .forEach(standIn -> run.ifPresent(r -> page(
                        r, failed.round(), failed.level(), failed.forRole(), standIn.person(), standIn.because())));
    }

    void stopOpenPages(String why) {
        stopPages(page -> true, why);
    }

    /** Stops those that fit and still ask for somebody. */
    void stopPages(Predicate<Page> which, String why) {
        escalation.pages().stream()
                .filter(Page::isOpen)
                .filter(which)
                .forEach(page -> settle(page, page.stop(why, now)));
    }

    /** The page asks for nobody any more. */
    void settle(Page before, Page after) {
        if (before.isUnderWay()) {
            also(new Effect.Withdraw(before.id()));
        }
        become(escalation.with(after));
    }

    void unroutable(String problem) {
        also(new Alarm(Alarm.Kind.UNROUTABLE, escalation.incidentId(), problem));
    }

    private static String named(EscalationPolicy policy) {
        return "policy " + policy.key();
    }

    static String inWords(Role role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
