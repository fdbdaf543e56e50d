package io.muster.escalation.paging;

import io.muster.contracts.Role;
import io.muster.escalation.paging.Addressing.Addressee;
import io.muster.escalation.roles.RolePolicy;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who holds a role and who is still asked for it, while a decision is being made. */
final class RoleHolders {

    private final PagingDraft draft;
    private final Instant now;
    private List<Page> kept = List.of();

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
        answers.forEach(page -> draft.writeDown(askedFor(run, role), page.person(), page.reason(), page.state()));
        return !answers.isEmpty();
    }

    /** It is the person's without their being asked. */
    void hold(Run run, Role role, String person, String why, PageState.Acknowledged answer) {
        draft.writeDown(askedFor(run, role), person, why, answer);
    }

    /** They are told by a page, which others get in their place when it is not answered. */
    void tell(Run run, Role role, String person, String why) {
        draft.beside()
                .ask(
                        run,
                        role,
                        Optional.empty(),
                        List.of(new Addressee(person, why)),
                        run.policy().level(1).timeout());
    }

    /**
     * Somebody who holds roles that are asked for by rule cannot come, and no page of the run is theirs: one is written down
     * for each, by which others are found. Empty where no run has begun: whoever is asked then takes what they hold.
     */
    List<Page> declinedUnasked(String person, Set<Role> holds) {
        Escalation escalation = draft.escalation();
        return escalation.state().currentRun().stream()
                .flatMap(run -> RolePolicy.needed(escalation.facts().severity(), escalation.namedRoles()).stream()
                        .filter(role -> holds.contains(role) && !wasAsked(run, role, person))
                        .map(role -> draft.writeDown(
                                askedFor(run, role),
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
                .ifPresent(run -> RolePolicy.needed(
                                draft.escalation().facts().severity(),
                                draft.escalation().namedRoles())
                        .forEach(role -> came(run, role)
                                .filter(next -> !next.equals(person)
                                        && !draft.escalation().unableFor(role).containsKey(next))
                                .findFirst()
                                .ifPresent(next -> draft.fillRole(role, next, why + "; " + next + " has come"))));
    }

    /** Whoever is asked for it now has to answer first; where somebody has come for it already, it is theirs. */
    void vacate(Role role, String person, String why) {
        if (!role.isOfMany()) {
            vacate(Set.of(role), person, why);
            passOn(person, why);
        }
    }

    /** Somebody leaves: nobody holds what was theirs alone, unless it was passed on. */
    void leave(String person) {
        Set<Role> alone =
                Arrays.stream(Role.values()).filter(role -> !role.isOfMany()).collect(Collectors.toSet());
        vacate(alone, person, person + " cannot come");
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

    private static Asked askedFor(Run run, Role role) {
        return new Asked(run.id(), 1, 1, Optional.of(role), Optional.empty());
    }
}
