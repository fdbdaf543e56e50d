package io.muster.escalation.paging;

import io.muster.contracts.Actor;
import io.muster.contracts.EscalationEvent;
import io.muster.contracts.EscalationEvent.EscalationExhausted;
import io.muster.contracts.EventContext;
import io.muster.contracts.Role;
import io.muster.escalation.paging.Effect.Alarm;
import io.muster.escalation.people.Person;
import io.muster.escalation.policy.EscalationPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;

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
    private final Beside beside;
    private final Levels levels;
    private final RoleHolders holders;
    private final List<EscalationEvent> events = new ArrayList<>();
    private final Set<Effect> effects = new LinkedHashSet<>();
    private Escalation escalation;
    private Optional<String> wisher = Optional.empty();
    private String why = "";

    PagingDraft(PagingRules rules, Supplier<UUID> ids, Roster roster, Escalation escalation, Instant now) {
        this.rules = rules;
        this.ids = ids;
        this.roster = roster;
        this.escalation = escalation;
        this.now = now;
        this.reaching = new Reaching(this, ids, roster, rules.takenWithin(), now);
        this.beside = new Beside(this, roster, now);
        this.levels = new Levels(this, roster, now);
        this.holders = new RoleHolders(this, now);
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

    /** A person's word leads to what follows, which the reasons of its pages tell. */
    void since(String reason) {
        why = "; " + reason;
    }

    /** A person wants the people whose pages follow. */
    void wishedBy(String person, String reason) {
        wisher = Optional.of(person);
        since(reason);
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

    Beside beside() {
        return beside;
    }

    Levels levels() {
        return levels;
    }

    RoleHolders holders() {
        return holders;
    }

    EventContext because(String reason) {
        return because(POLICY, reason);
    }

    EventContext because(Actor actor, String reason) {
        return EventContext.internal(escalation.incidentId(), now, actor, reason);
    }

    /** Begins a run of the policy from level 1, or holds it for a person's decision when its cause is too old. */
    void start(Routing routing, String why, Instant cause) {
        new Starting(this, ids, rules, now).start(routing, why, cause);
    }

    /** Who is asked is not asked next, unless nothing is broken. @param passed how many could not come */
    void takeTurn(Routing routing, int passed) {
        if (routing.policy().takesTurns() && !escalation.facts().test()) {
            also(new Effect.TakeTurn(routing.policy().key(), passed + 1));
        }
    }

    /**
     * Pages a level. One that does not count now, or for which nobody stands, not even as a stand-in, is passed at once; so
     * is one whose people all have quiet hours.
     */
    void pageLevel(Run run, int round, int level) {
        EscalationState.Paging paging = escalation.state().start(run, round, level, now);
        become(paging);
        if (levels.anyCounts(run.policy()) && !levels.counts(run.policy(), level)) {
            nextLevel(paging);
            return;
        }
        List<Page> pages = pagePeople(run, round, level, false);
        if (pages.isEmpty()) {
            nextLevel(paging);
        } else if (escalation.state().equals(paging)) {
            also(new Effect.AwaitAcknowledgement(escalation.incidentId(), run.id(), round, level, paging.until()));
            passQuietLevel(paging, pages);
        }
    }

    /** Not enough of those are left who had come: the level goes on with whoever else it stands for. */
    void resume(EscalationState.Acknowledged acknowledged, String why) {
        Run run = acknowledged.run();
        int round = acknowledged.round();
        int level = acknowledged.level();
        since(why);
        boolean asked =
                escalation.pages().stream().anyMatch(page -> page.isOpen() && page.isOfLevel(run.id(), round, level));
        if (asked) {
            EscalationState.Paging paging = acknowledged.start(run, round, level, now);
            become(paging);
            also(new Effect.AwaitAcknowledgement(escalation.incidentId(), run.id(), round, level, paging.until()));
        } else {
            pageLevel(run, round, level);
        }
    }

    /**
     * Pages the level's people and leaves the escalation where it is.
     *
     * @param wake whether quiet hours do not count
     */
    List<Page> pagePeople(Run run, int round, int level, boolean wake) {
        return pagePeople(run, round, level, wake, Set.of());
    }

    /** As {@link #pagePeople(Run, int, int, boolean)}. @param but who is asked there already */
    List<Page> pagePeople(Run run, int round, int level, boolean wake, Set<String> but) {
        Addressing addressing = levels.addressing(run, round, level);
        if (!addressing.problems().isEmpty()) {
            unroutable(
                    "level " + level + " of " + named(run.policy()) + ": " + String.join(", ", addressing.problems()));
        }
        String place = "; level " + level + " of " + named(run.policy()) + (round > 1 ? ", round " + round : "") + "; "
                + escalation.facts().severityInWords() + why;
        Asked asked = Asked.ofLevel(run, round, level).wishedBy(wisher);
        return levels.toAsk(run, round, level, addressing).stream()
                .filter(addressee -> !but.contains(addressee.person()))
                .map(addressee -> page(asked, addressee.person(), addressee.because() + place, wake))
                .toList();
    }

    /** Who sleeps is waked at the last level, when those awake are fewer than have to come. */
    private void passQuietLevel(EscalationState.Paging paging, List<Page> pages) {
        Run run = paging.run();
        boolean last = !levels.countsAbove(run.policy(), paging.level());
        boolean nobodyAwake = pages.stream().map(Page::person).allMatch(reaching::isQuiet);
        if (nobodyAwake && !last) {
            nextLevel(paging);
        } else if (nobodyAwake && nobodyWasContacted(run)) {
            exhaust(paging);
        } else if (!hasMore(paging) && !canBeEnough(run, pages)) {
            pages.stream().filter(page -> reaching.isQuiet(page.person())).forEach(reaching::wake);
        }
    }

    private boolean nobodyWasContacted(Run run) {
        return escalation.pages().stream()
                .filter(page -> page.escalationId().equals(run.id()))
                .allMatch(page -> page.attempts().isEmpty());
    }

    /** Whether as many as have to come have come or are awake at the level; those of the levels before had their time. */
    private boolean canBeEnough(Run run, List<Page> level) {
        Responders responders = escalation.responders(run);
        long awake = level.stream()
                .filter(page -> !page.partner() && !reaching.isQuiet(page.person()))
                .count();
        return responders.came().size() + awake >= responders.needed();
    }

    /** Whether somebody is left to be paged before all had their time. */
    boolean hasMore(EscalationState.Paging paging) {
        return paging.hasNextRound() || levels.countsAbove(paging.run().policy(), paging.level());
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
        Responders responders = escalation.responders(run);
        boolean reached = responders.wereReached();
        int size = run.policy().levels().size();
        String reason = (responders.came().isEmpty() ? "nobody" : "too few") + " acknowledged in "
                + run.policy().rounds() + " round(s) of " + size + " level(s)"
                + (reached
                        ? ""
                        : "; no " + (run.isReminded() ? "reminder" : "message")
                                + " reached anybody, so it is tried again");
        if (run.timesExhausted() == 0 || reached) {
            emit(new EscalationExhausted(because(reason), run.id(), size));
        }
        if (!escalation.facts().test()) {
            also(new Alarm(Alarm.Kind.EXHAUSTED, escalation.incidentId(), reason));
        }
        become(new EscalationState.Exhausted(run.exhaustedAgain(), now));
        if (!reached && !escalation.facts().test()) {
            tryAgain(run, now.plus(rules.waitBeforeTry(run.timesExhausted())));
        }
    }

    void tryAgain(Run run, Instant at) {
        also(new Effect.TryAgain(escalation.incidentId(), run.id(), at));
    }

    /** Until when a message for one of the run's responders may still reach them that a contact's pace has held back. */
    Optional<Instant> mayReachUntil(Run run) {
        return escalation.responders(run).pages().stream()
                .filter(page -> !page.partner())
                .flatMap(page -> reaching.heldUntil(page).stream())
                .map(until -> until.plus(rules.takenWithin()))
                .filter(now::isBefore)
                .max(Comparator.naturalOrder());
    }

    void fillRole(Role role, String person, String reason) {
        also(new Effect.FillRole(escalation.incidentId(), role, person, reason, escalation.unableFor(role)));
    }

    /** @param wake whether quiet hours do not count */
    Page page(Asked asked, String person, String reason, boolean wake) {
        Page page = Page.of(ids.get(), asked, person, isPartner(person), reason, now, new PageState.Sending());
        reaching.begin(page, POLICY, wake);
        return page;
    }

    /** A page by which nobody is asked now. */
    Page writeDown(Asked asked, String person, String reason, PageState state) {
        Page page = Page.of(ids.get(), asked, person, isPartner(person), reason, now, state);
        become(escalation.with(page));
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
        if (nobodyIsAsked(failed)) {
            askOthers(failed, problem);
        }
        failed.forRole().ifPresent(role -> holders.vacate(role, failed.person(), failed.person() + " " + problem));
    }

    private void askOthers(Page failed, String problem) {
        if (escalation.state() instanceof EscalationState.Paging paging
                && failed.isOfLevel(paging.run().id(), paging.round(), paging.level())) {
            nextLevel(paging);
        } else {
            beside.replace(failed, problem);
        }
    }

    /** Whether nobody of the page's place is asked any more. */
    private boolean nobodyIsAsked(Page failed) {
        return escalation.pages().stream().filter(Page::isOpen).noneMatch(failed::isAtThePlaceOf);
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

    static String named(EscalationPolicy policy) {
        return "policy " + policy.key();
    }

    static String inWords(Role role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
