package io.muster.escalation.paging;

import io.muster.contracts.Role;
import io.muster.escalation.paging.Addressing.Addressee;
import io.muster.escalation.paging.Effect.Alarm;
import io.muster.escalation.people.Person;
import io.muster.escalation.people.Team;
import io.muster.escalation.policy.Target;
import io.muster.escalation.roles.RolePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Pages that no level's time stands behind, while a decision is being made: for a role, for another team's help, and for a
 * level that joins who has come. Each waits for its answer by a time of its own; then others are asked in its place. Since
 * nobody else would be, quiet hours do not hold all of them back.
 */
final class Beside {

    private final PagingDraft draft;
    private final Roster roster;
    private final Instant now;

    Beside(PagingDraft draft, Roster roster, Instant now) {
        this.draft = draft;
        this.roster = roster;
        this.now = now;
    }

    /** The next level that counts joins who has come, one whose people are awake before others. @return whether there is one */
    boolean nextLevel(EscalationState.Acknowledged acknowledged) {
        Run run = acknowledged.run();
        List<Integer> levels = IntStream.rangeClosed(
                        acknowledged.level() + 1, run.policy().levels().size())
                .filter(level -> draft.levels().counts(run.policy(), level))
                .filter(level -> draft.levels().asks(run, acknowledged.round(), level).stream()
                        .anyMatch(addressee -> !isAsked(run, acknowledged.round(), level, addressee.person())))
                .boxed()
                .toList();
        Optional<Integer> awake = levels.stream()
                .filter(level -> !allQuiet(draft.levels().asks(run, acknowledged.round(), level)))
                .findFirst();
        Optional<Integer> next = awake.or(() -> levels.stream().findFirst());
        next.ifPresent(level -> {
            draft.become(acknowledged.joinedBy(level));
            List<Page> pages = draft.pagePeople(
                    run, acknowledged.round(), level, awake.isEmpty(), asked(run, acknowledged.round(), level));
            await(pages, run.policy().level(level).timeout());
        });
        return next.isPresent();
    }

    private boolean isAsked(Run run, int round, int level, String person) {
        return asked(run, round, level).contains(person);
    }

    /** Who is asked at the level already: a lower one may have joined since. */
    Set<String> asked(Run run, int round, int level) {
        return draft.escalation().pages().stream()
                .filter(page -> page.isOpen() && page.isOfLevel(run.id(), round, level))
                .map(Page::person)
                .collect(Collectors.toSet());
    }

    /**
     * Adds who speaks to the outside and for the business, as SEV1 and SEV2 need (R47, R48), and whom else the policy names for
     * a role; once in a run.
     */
    void addRoles() {
        Escalation escalation = draft.escalation();
        escalation
                .state()
                .currentRun()
                .filter(run -> !escalation.facts().test())
                .ifPresent(run -> RolePolicy.askedFor(escalation.facts().severity(), escalation.namedRoles()).stream()
                        .filter(role -> !isAskedFor(run, role))
                        .forEach(role -> addRole(run, role)));
    }

    private boolean isAskedFor(Run run, Role role) {
        return draft.escalation().pages().stream()
                .filter(page -> page.escalationId().equals(run.id()) && page.asksFor(role))
                .anyMatch(page -> !page.decidedAt().isBefore(run.startedAt()) || isAskedForStill(page));
    }

    /** Of what was asked before the run began: whoever was given a role may still answer, or has. */
    private static boolean isAskedForStill(Page page) {
        return page.state() instanceof PageState.Acknowledged
                || page.isOpen() && page.wishedBy().isPresent();
    }

    /** A policy from before there was a business representative may leave that role vacant; who speaks has a stand-in. */
    private void addRole(Run run, Role role) {
        if (draft.holders().keep(run, role)) {
            return;
        }
        List<Target> targets = run.policy().forRole(role);
        if (targets.isEmpty() && role == Role.BUSINESS_REPRESENTATIVE) {
            return;
        }
        Addressing addressing = Addressing.of(targets, roster, now);
        if (role == Role.OBSERVER) {
            give(role, addressing);
            return;
        }
        if (!addressing.problems().isEmpty()) {
            draft.unroutable(PagingDraft.inWords(role) + " of " + PagingDraft.named(run.policy()) + ": "
                    + String.join(", ", addressing.problems()));
        }
        String place = "; " + draft.escalation().facts().severity() + " needs a " + PagingDraft.inWords(role);
        List<Addressee> people = addressing.people().stream()
                .map(addressee -> new Addressee(addressee.person(), addressee.because() + place))
                .toList();
        ask(new Asked(run.id(), 1, 1, Optional.of(role), Optional.empty()), people, timeOf(run, 1));
        if (!role.isOfMany()) {
            give(role, addressing);
        }
    }

    /** Without a word from them; who only stands in has to answer first. */
    private void give(Role role, Addressing addressing) {
        if (!addressing.fallback()) {
            addressing.people().forEach(addressee -> draft.fillRole(role, addressee.person(), addressee.because()));
        }
    }

    /**
     * Asks people for a role.
     *
     * @param time how long they have before others are asked
     */
    void ask(Asked asked, List<Addressee> people, Duration time) {
        await(ask(asked, people), time);
    }

    /** As {@link #ask(Asked, List, Duration)}, while nothing says yet how long they have. */
    List<Page> ask(Asked asked, List<Addressee> people) {
        boolean wake = allQuiet(people);
        return people.stream()
                .map(addressee -> draft.page(asked, addressee.person(), addressee.because(), wake))
                .toList();
    }

    /** Others are asked when the pages are not answered in their time. */
    void await(List<Page> pages, Duration time) {
        UUID incident = draft.escalation().incidentId();
        pages.forEach(page -> draft.also(new Effect.AwaitAnswer(incident, page.id(), now.plus(time))));
    }

    boolean allQuiet(List<Addressee> people) {
        return people.stream().map(Addressee::person).allMatch(draft.reaching()::isQuiet);
    }

    /** Somebody in whose place nobody has come yet had their time, or does not come. @return whether others are asked */
    boolean replace(Page page, String problem) {
        if (page.forRole().isPresent()) {
            return replaceForRole(page, page.forRole().get(), problem);
        }
        boolean joins = draft.escalation().state() instanceof EscalationState.Acknowledged acknowledged
                && acknowledged.isJoinedBy(page)
                && !isAnswered(acknowledged);
        if (joins
                && !nextLevel((EscalationState.Acknowledged) draft.escalation().state())) {
            String reason = page.person() + " " + problem + ", and no level is left to join who has come";
            draft.also(new Alarm(Alarm.Kind.EXHAUSTED, draft.escalation().incidentId(), reason));
        }
        return joins;
    }

    private boolean isAnswered(EscalationState.Acknowledged acknowledged) {
        return draft.escalation().pages().stream()
                .filter(acknowledged::isJoinedBy)
                .anyMatch(page -> page.state() instanceof PageState.Acknowledged);
    }

    /** What a person has taken or given that no rule asks for at this severity has no stand-ins. */
    private boolean hasStandIns(Page page, Role role) {
        Escalation escalation = draft.escalation();
        return page.helpFrom().isPresent()
                || role == Role.COMMANDER
                || RolePolicy.askedFor(escalation.facts().severity(), escalation.namedRoles())
                        .contains(role);
    }

    private boolean replaceForRole(Page page, Role role, String problem) {
        List<Page> same = draft.escalation().pages().stream()
                .filter(page::mayBeAnsweredInsteadOf)
                .toList();
        Optional<Run> run = draft.escalation()
                .state()
                .currentRun()
                .filter(current -> current.id().equals(page.escalationId()));
        boolean newest = same.stream().noneMatch(other -> other.decidedAt().isAfter(page.decidedAt()));
        if (!newest || same.stream().anyMatch(other -> isAnsweredSince(page, other))) {
            return false;
        }
        String why = page.person() + " " + problem + " as " + PagingDraft.inWords(role);
        if (run.isEmpty()) {
            return draft.escalation()
                    .runToCome()
                    .filter(page.escalationId()::equals)
                    .map(ignored -> tellGiver(page, role, why))
                    .orElse(false);
        }
        Set<String> asked = same.stream()
                .filter(other -> !(other.state() instanceof PageState.Stopped))
                .map(Page::person)
                .collect(Collectors.toSet());
        Optional<String> holds = draft.holders().holdsAfter(run.get(), role, page.person());
        List<Addressee> others = new ArrayList<>(told(page, holds.or(page::wishedBy), why));
        if (hasStandIns(page, role) && holds.isEmpty()) {
            draft.unroutable(why);
            others.forEach(told -> asked.add(told.person()));
            others.addAll(Addressing.standIns(roster, leadFor(page), asked, why));
        } else if (others.isEmpty()) {
            others.addAll(toldInstead(page, asked, why));
        }
        ask(
                new Asked(run.get().id(), 1, 1, Optional.of(role), page.helpFrom()),
                others,
                timeOf(run.get(), page.level()));
        return !others.isEmpty();
    }

    /** An answer from before the page is no answer to it: the role was given to somebody else since. */
    private static boolean isAnsweredSince(Page page, Page other) {
        return other.state() instanceof PageState.Acknowledged answer
                && !answer.at().isBefore(page.decidedAt());
    }

    /** Who was given a role by hand does not come: who gave it, or holds it now in their place, hears of it and is asked. */
    private List<Addressee> told(Page page, Optional<String> whom, String why) {
        return whom
                .filter(person -> page.wishedBy().isPresent() && !page.person().equals(person) && isReachable(person))
                .map(person ->
                        new Addressee(person, why + ", whom " + page.wishedBy().get() + " had chosen"))
                .stream()
                .toList();
    }

    /** Who would have to hear of it cannot be paged: whoever has come is told, else the team lead, else the admins. */
    private List<Addressee> toldInstead(Page page, Set<String> asked, String why) {
        if (page.wishedBy().isEmpty()) {
            return List.of();
        }
        String unheard = why + "; " + page.wishedBy().get() + ", who had chosen them, cannot be paged";
        draft.unroutable(unheard);
        List<Addressee> came = draft.escalation().state().currentRun().stream()
                .flatMap(run -> draft.escalation().responders(run).came().stream())
                .filter(person -> !asked.contains(person) && isReachable(person))
                .limit(1)
                .map(person -> new Addressee(person, "has come: " + unheard))
                .toList();
        return came.isEmpty() ? Addressing.standIns(roster, leadFor(page), asked, unheard) : came;
    }

    private List<Addressee> giverOrStandIns(Page page, String why) {
        List<Addressee> giver = told(page, page.wishedBy(), why);
        return giver.isEmpty() ? toldInstead(page, Set.of(page.person()), why) : giver;
    }

    /** Before a run has begun the run that is to come asks by itself. */
    private boolean tellGiver(Page page, Role role, String why) {
        List<Addressee> told = giverOrStandIns(page, why);
        Asked asked = new Asked(page.escalationId(), 1, 1, Optional.of(role), Optional.empty());
        told.forEach(one -> draft.page(asked, one.person(), one.because(), true));
        return !told.isEmpty();
    }

    /** The run that follows asks nobody, so that who was given a role by hand has lost it: who gave it hears of it now. */
    void tellOfLoss(Run run, Page page, Role role, String why) {
        ask(new Asked(run.id(), 1, 1, Optional.of(role), Optional.empty()), giverOrStandIns(page, why), timeOf(run, 1));
    }

    private boolean isReachable(String person) {
        return roster.person(person).filter(Person::isReachable).isPresent();
    }

    /** Of the team whose help was asked for, else of the team that owns the service. */
    private Optional<String> leadFor(Page page) {
        return page.helpFrom().flatMap(roster::team).map(Team::lead).orElse(roster.lead());
    }

    private static Duration timeOf(Run run, int level) {
        return run.policy().level(level).timeout();
    }
}
