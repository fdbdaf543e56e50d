package io.muster.escalation.paging;

import io.muster.contracts.Role;
import io.muster.escalation.paging.Addressing.Addressee;
import io.muster.escalation.roles.RolePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who holds a role and who is still asked for it, while a decision is being made. */
final class RoleHolders {

    private final PagingDraft draft;
    private final Instant now;
    private List<Page> kept = List.of();
    private List<Page> asked = List.of();
    private Optional<Run> former = Optional.empty();

    RoleHolders(PagingDraft draft, Instant now) {
        this.draft = draft;
        this.now = now;
    }

    /** The role is somebody's: nobody else is asked for it. Of many, others may hold it as well. */
    void settled(Role role, String person, String why) {
        if (!role.isOfMany()) {
            draft.stopPages(page -> page.asksFor(role) && !page.person().equals(person), why);
        }
    }

    /** Who has come for a role has come for the run that follows too, and is not asked for it anew. */
    void stay() {
        Escalation escalation = draft.escalation();
        kept = escalation.state().currentRun().stream()
                .flatMap(run -> escalation.pages().stream()
                        .filter(page -> page.escalationId().equals(run.id())))
                .filter(page -> page.state() instanceof PageState.Acknowledged)
                .toList();
    }

    /** Writes down for the run that somebody holds the role already. @return whether somebody does */
    boolean keep(Run run, Role role) {
        List<Page> answers = kept.stream()
                .filter(page -> !role.isOfMany() && page.asksFor(role))
                .toList();
        answers.forEach(page -> draft.writeDown(askedFor(run.id(), role), page.person(), page.reason(), page.state()));
        return !answers.isEmpty();
    }

    /** It is the person's without their being asked. */
    void hold(UUID run, Role role, String person, String why, PageState.Acknowledged answer) {
        draft.writeDown(askedFor(run, role), person, why, answer);
    }

    /**
     * They are told by a page, which others get in their place when it is not answered.
     *
     * @param run the one that asks, or that is to come
     * @param by who gave them the role
     */
    void tell(UUID run, Role role, String person, String by, String why, Duration time) {
        Asked byHand = askedFor(run, role).wishedBy(Optional.of(by));
        draft.beside().ask(byHand, List.of(new Addressee(person, why)), time);
    }

    /** The run is about to be replaced: who was asked for a role, and has not answered, is remembered. */
    void remember() {
        Escalation escalation = draft.escalation();
        former = escalation.state().currentRun();
        asked = escalation.pages().stream()
                .filter(page -> former.isEmpty()
                        || page.escalationId().equals(former.get().id()))
                .filter(page -> page.forRole()
                        .filter(role -> !role.isOfMany()
                                || page.wishedBy().isPresent()
                                || page.helpFrom().isPresent())
                        .isPresent())
                .filter(page -> page.isOpen() || escalation.state().hasStopped(page))
                .toList();
    }

    /**
     * Whoever was given a role by hand, or was asked for another team's help, is asked by the run that follows too; who was
     * asked by rule holds it no longer, where the policy names others.
     */
    void askAnew(Run run) {
        helpGoesOn(run);
        for (Page page : askedForRoles()) {
            Role role = page.forRole().orElseThrow();
            if (page.wishedBy().isPresent() && isNewest(page)) {
                tell(
                        run.id(),
                        role,
                        page.person(),
                        page.wishedBy().get(),
                        page.reason(),
                        run.policy().level(1).timeout());
            } else if (!former.map(Run::policy)
                    .map(policy -> policy.forRole(role))
                    .equals(Optional.of(run.policy().forRole(role)))) {
                vacate(Set.of(role), page.person(), "another policy is followed, by which others are asked");
            }
        }
    }

    private List<Page> askedForRoles() {
        return asked.stream().filter(page -> page.helpFrom().isEmpty()).toList();
    }

    /** A person has asked for it: of the former run it is asked for anew, from before the run it has its time from now on. */
    private void helpGoesOn(Run run) {
        Duration time = run.policy().level(1).timeout();
        byTeam(draft.escalation().pages().stream()
                        .filter(page -> page.escalationId().equals(run.id())
                                && asked.stream().noneMatch(page::isForTheSameAs)))
                .forEach(pages -> awaitHelp(pages, time));
        byTeam(asked.stream().filter(page -> isNewest(page) && !hasCome(page))).forEach(pages -> {
            Page first = pages.getFirst();
            Asked help = new Asked(run.id(), 1, 1, first.forRole(), first.helpFrom());
            List<Addressee> people = pages.stream()
                    .map(page -> new Addressee(page.person(), page.reason()))
                    .toList();
            draft.beside().ask(help, people, time);
        });
    }

    /** The team's people are asked together: quiet hours of one count where another is awake. */
    private static Collection<List<Page>> byTeam(Stream<Page> pages) {
        return pages.filter(page -> page.helpFrom().isPresent())
                .collect(Collectors.groupingBy(Page::helpFrom, LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    /** Where all of them have declined, or could not be reached, others are asked now. */
    private void awaitHelp(List<Page> pages, Duration time) {
        if (pages.stream().anyMatch(page -> page.state() instanceof PageState.Acknowledged)) {
            return;
        }
        List<Page> open = pages.stream().filter(Page::isOpen).toList();
        draft.beside().await(open, time);
        if (open.isEmpty()) {
            draft.beside().replace(pages.getLast(), "has not come");
        }
    }

    private boolean hasCome(Page page) {
        return draft.escalation().pages().stream()
                .anyMatch(other -> other.isForTheSameAs(page) && other.state() instanceof PageState.Acknowledged);
    }

    /**
     * The run asks for nobody by rule before a person says so. Who gave a role by hand hears that it is not taken; help is
     * asked for all the same.
     */
    void askNobody(Run run) {
        helpGoesOn(run);
        for (Page page : askedForRoles()) {
            Role role = page.forRole().orElseThrow();
            String why = page.person() + " has not answered as " + PagingDraft.inWords(role);
            if (page.wishedBy().isPresent() && isNewest(page)) {
                draft.beside().tellOfLoss(run, page, role, why);
            }
            vacate(Set.of(role), page.person(), why + ", and the pages are held");
        }
    }

    private boolean isNewest(Page page) {
        return asked.stream()
                .filter(page::mayBeAnsweredInsteadOf)
                .noneMatch(other -> other.decidedAt().isAfter(page.decidedAt()));
    }

    /**
     * Somebody who holds roles that are asked for by rule cannot come, and no page of the run is theirs: one is written down
     * for each, by which others are found. Empty where no run has begun: whoever is asked then takes what they hold.
     */
    List<Page> declinedUnasked(String person, Set<Role> holds) {
        Escalation escalation = draft.escalation();
        return escalation.state().currentRun().stream()
                .flatMap(run -> needed().stream()
                        .filter(role -> holds.contains(role) && !wasAsked(run, role, person))
                        .map(role -> draft.writeDown(
                                askedFor(run.id(), role),
                                person,
                                "holds the role " + PagingDraft.inWords(role),
                                new PageState.Declined(person, now))))
                .toList();
    }

    /** Whether they were asked, or came, for what the role needs: whoever comes at all may command. */
    private boolean wasAsked(Run run, Role role, String person) {
        return draft.escalation().pages().stream()
                .filter(page -> page.escalationId().equals(run.id()))
                .filter(page -> page.asksFor(role) || role == Role.COMMANDER && page.isOfLevels(run.id()))
                .anyMatch(page -> page.person().equals(person) || page.isAnsweredBy(person));
    }

    /** Somebody leaves: what they held alone goes to whoever has come for it, command to whoever has come at all. */
    void passOn(String person) {
        passOn(person, person + " cannot come");
    }

    private void passOn(String person, String why) {
        draft.escalation()
                .state()
                .currentRun()
                .ifPresent(run -> needed().forEach(role -> successor(run, role, person)
                        .ifPresent(next -> draft.fillRole(role, next, why + "; " + next + " has come"))));
    }

    private List<Role> needed() {
        Escalation escalation = draft.escalation();
        return RolePolicy.needed(escalation.facts().severity(), escalation.namedRoles());
    }

    private Optional<String> successor(Run run, Role role, String person) {
        return came(run, role)
                .filter(next -> !next.equals(person)
                        && !draft.escalation().unableFor(role).containsKey(next))
                .findFirst();
    }

    /** Who of those who have come has the role when the person does not; nobody has one that no rule asks for. */
    Optional<String> holdsAfter(Run run, Role role, String person) {
        return needed().contains(role) ? successor(run, role, person) : Optional.empty();
    }

    /**
     * Whoever is asked for it now has to answer first; where somebody has come for it already, it is theirs. Others who hold a
     * role of many hold it still.
     */
    void vacate(Role role, String person, String why) {
        vacate(Set.of(role), person, why);
        if (!role.isOfMany()) {
            passOn(person, why);
        }
    }

    /** Somebody leaves: they hold nothing any more, unless it was passed on; looking on needs nobody to come. */
    void leave(String person) {
        Set<Role> held = Arrays.stream(Role.values())
                .filter(role -> role != Role.OBSERVER)
                .collect(Collectors.toSet());
        vacate(held, person, person + " cannot come");
    }

    private void vacate(Set<Role> roles, String person, String why) {
        draft.also(new Effect.VacateRoles(draft.escalation().incidentId(), roles, person, why));
    }

    private Stream<String> came(Run run, Role role) {
        return role == Role.COMMANDER
                ? draft.escalation().responders(run).came().stream()
                : draft.escalation().pages().stream()
                        .filter(page -> page.escalationId().equals(run.id()) && page.asksFor(role))
                        .flatMap(page -> page.state() instanceof PageState.Acknowledged answer
                                ? Stream.of(answer.by())
                                : Stream.empty());
    }

    private static Asked askedFor(UUID run, Role role) {
        return new Asked(run, 1, 1, Optional.of(role), Optional.empty());
    }
}
