package io.muster.escalation.paging;

import io.muster.contracts.Actor;
import io.muster.contracts.EscalationEvent;
import io.muster.contracts.EscalationEvent.EscalationExhausted;
import io.muster.contracts.EscalationEvent.EscalationStarted;
import io.muster.contracts.EscalationEvent.PageFailed;
import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.EventContext;
import io.muster.contracts.Role;
import io.muster.escalation.paging.Addressing.Addressee;
import io.muster.escalation.paging.Effect.Alarm;
import io.muster.escalation.people.Contact;
import io.muster.escalation.people.Person;
import io.muster.escalation.policy.EscalationPolicy;
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

/**
 * A decision while it is being made: the steps that several commands have in common, each adding what follows from it.
 */
final class PagingDraft {

    static final Actor POLICY = Actor.rule("escalation-policy");

    private final PagingRules rules;
    private final Supplier<UUID> ids;
    private final Roster roster;
    private final Instant now;
    private final List<EscalationEvent> events = new ArrayList<>();
    private final Set<Effect> effects = new LinkedHashSet<>();
    private Escalation escalation;

    PagingDraft(PagingRules rules, Supplier<UUID> ids, Roster roster, Escalation escalation, Instant now) {
        this.rules = rules;
        this.ids = ids;
        this.roster = roster;
        this.escalation = escalation;
        this.now = now;
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

    void emit(EscalationEvent event) {
        events.add(event);
    }

    void also(Effect effect) {
        effects.add(effect);
    }

    EventContext because(String reason) {
        return because(POLICY, reason);
    }

    EventContext because(Actor actor, String reason) {
        return EventContext.internal(escalation.incidentId(), now, actor, reason);
    }

    /** Begins a run of the policy from level 1, or holds it for a person's decision when its cause is too old. */
    void start(Routing routing, String why, Instant cause) {
        Run run = new Run(ids.get(), routing.service(), routing.team(), routing.policy(), now, 0);
        boolean late = cause.plus(rules.lateAfter()).isBefore(now);
        String reason = why
                + routing.problem().map(problem -> "; " + problem).orElse("")
                + (late ? "; held for a person's decision, since it happened at " + cause : "");
        emit(started(run, reason));
        routing.problem().ifPresent(this::unroutable);
        if (late) {
            hold(run);
        } else {
            pageLevel(run, 1, 1);
            addCommunicationsOwner();
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
        Addressing addressing = Addressing.of(run.policy().level(1).targets(), roster, now);
        for (Addressee addressee : addressing.people()) {
            String reason = addressee.because() + "; level 1 of " + named(run.policy());
            become(escalation.with(new Page(
                    ids.get(),
                    run.id(),
                    addressee.person(),
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

    /** Pages everybody of a level. A level for which nobody stands, not even as a stand-in, is passed at once. */
    void pageLevel(Run run, int round, int level) {
        Addressing addressing = Addressing.of(run.policy().level(level).targets(), roster, now);
        if (!addressing.problems().isEmpty()) {
            unroutable(
                    "level " + level + " of " + named(run.policy()) + ": " + String.join(", ", addressing.problems()));
        }
        EscalationState.Paging paging = escalation.state().start(run, round, level, now);
        become(paging);
        if (addressing.people().isEmpty()) {
            nextLevel(paging);
            return;
        }
        String place = "; level " + level + " of " + named(run.policy()) + (round > 1 ? ", round " + round : "") + "; "
                + escalation.facts().severityInWords();
        addressing
                .people()
                .forEach(addressee ->
                        page(run, round, level, Optional.empty(), addressee.person(), addressee.because() + place));
        also(new Effect.AwaitAcknowledgement(escalation.incidentId(), run.id(), round, level, paging.until()));
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
        if (!reached) {
            Instant again = now.plus(rules.waitBeforeTry(run.timesExhausted()));
            also(new Effect.TryAgain(escalation.incidentId(), run.id(), again));
        }
    }

    /** Adds the communications owner that SEV1 and SEV2 need (R47), once in a run. */
    void addCommunicationsOwner() {
        Optional<Run> run = escalation.state().currentRun();
        if (run.isEmpty() || !escalation.facts().needCommunications() || hasCommunicationsPage(run.get())) {
            return;
        }
        Addressing addressing =
                Addressing.of(run.get().policy().communicationsOwner().stream().toList(), roster, now);
        String need = "; " + escalation.facts().severity() + " needs a communications owner";
        if (!addressing.problems().isEmpty()) {
            unroutable("communications owner of " + named(run.get().policy()) + ": "
                    + String.join(", ", addressing.problems()));
        }
        for (Addressee addressee : addressing.people()) {
            String reason = addressee.because() + need;
            page(run.get(), 1, 1, Optional.of(Role.COMMUNICATIONS_OWNER), addressee.person(), reason);
            if (!addressing.fallback()) {
                fillRole(Role.COMMUNICATIONS_OWNER, addressee.person(), reason);
            }
        }
    }

    private boolean hasCommunicationsPage(Run run) {
        return escalation.pages().stream()
                .anyMatch(page -> page.escalationId().equals(run.id())
                        && page.forRole().equals(Optional.of(Role.COMMUNICATIONS_OWNER)));
    }

    void fillRole(Role role, String person, String reason) {
        also(new Effect.FillRole(escalation.incidentId(), role, person, reason));
    }

    private void page(Run run, int round, int level, Optional<Role> forRole, String person, String reason) {
        Page page = new Page(
                ids.get(), run.id(), person, round, level, forRole, reason, now, List.of(), new PageState.Sending());
        send(page, POLICY);
    }

    /** Announces the page and hands it to the person's first contact. */
    void send(Page page, Actor actor) {
        emit(new ResponderPaged(
                because(actor, page.reason()),
                page.id(),
                page.escalationId(),
                page.person(),
                page.level(),
                page.forRole().orElse(null)));
        become(escalation.with(page));
        tryNextContact(page, "has no contact");
    }

    /** Uses the person's next contact; with none left the page has failed and others are paged at once. */
    void tryNextContact(Page page, String problem) {
        Optional<Contact> contact =
                roster.person(page.person()).flatMap((Person person) -> person.contact(page.nextContact()));
        if (contact.isPresent()) {
            UUID delivery = ids.get();
            become(escalation.with(page.begin(ContactAttempt.begun(
                    delivery, page.nextContact(), contact.get().kind(), now))));
            also(new Effect.HandOver(page.id(), delivery, contact.get()));
        } else if (page.state() instanceof PageState.Sending sending) {
            become(escalation.with(page.with(sending.fail(problem, now))));
            emit(new PageFailed(
                    because("no contact of " + page.person() + " is left: " + problem),
                    page.id(),
                    page.person(),
                    problem));
            replace(page);
        }
    }

    private void replace(Page failed) {
        if (failed.forRole().isPresent()) {
            replaceForRole(failed);
        } else if (escalation.state() instanceof EscalationState.Paging paging
                && paging.isAt(failed.escalationId(), failed.round(), failed.level())
                && allFailed(paging)) {
            nextLevel(paging);
        }
    }

    private boolean allFailed(EscalationState.Paging paging) {
        return escalation.pages().stream()
                .filter(page -> page.isOfLevel(paging.run().id(), paging.round(), paging.level()))
                .allMatch(page -> page.state() instanceof PageState.Failed);
    }

    private void replaceForRole(Page failed) {
        unroutable(failed.person() + " could not be reached as "
                + failed.forRole().map(PagingDraft::inWords).orElse(""));
        Optional<Run> run = escalation.state().currentRun();
        Addressing.standIns(roster, failed.person() + " could not be reached").stream()
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
        if (before.state() instanceof PageState.Sending) {
            also(new Effect.Withdraw(before.id()));
        }
        become(escalation.with(after));
    }

    private void unroutable(String problem) {
        also(new Alarm(Alarm.Kind.UNROUTABLE, escalation.incidentId(), problem));
    }

    private static String named(EscalationPolicy policy) {
        return "policy " + policy.key();
    }

    static String inWords(Role role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
