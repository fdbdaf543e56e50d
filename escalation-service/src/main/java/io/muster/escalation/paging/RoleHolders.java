package io.muster.escalation.paging;

import io.muster.contracts.Role;
import io.muster.escalation.paging.Addressing.Addressee;
import io.muster.escalation.roles.RolePolicy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who holds a role and who is still asked for it, while a decision is being made. */
final class RoleHolders {

    private final PagingDraft draft;
    private List<Page> kept = List.of();

    RoleHolders(PagingDraft draft) {
        this.draft = draft;
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

    /** Somebody leaves: what they held alone goes to whoever has come for it, command to whoever has come at all. */
    void passOn(String person) {
        draft.escalation()
                .state()
                .currentRun()
                .ifPresent(run -> RolePolicy.needed(
                                draft.escalation().facts().severity(),
                                draft.escalation().namedRoles())
                        .forEach(role -> came(run, role)
                                .filter(next ->
                                        !draft.escalation().unableFor(role).containsKey(next))
                                .findFirst()
                                .ifPresent(next ->
                                        draft.fillRole(role, next, person + " cannot come; " + next + " has come"))));
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
