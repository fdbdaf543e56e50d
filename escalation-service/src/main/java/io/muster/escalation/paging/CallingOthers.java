package io.muster.escalation.paging;

import io.muster.contracts.Actor;
import io.muster.contracts.EscalationEvent.Attendance;
import io.muster.contracts.EscalationEvent.ResponderJoined;
import io.muster.contracts.Refusal;
import io.muster.contracts.Role;
import io.muster.escalation.policy.Level;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The rules by which the people of an incident call others: they decline, ask for the next level (R46), or for another team's help (R50). Pure functions,
 * as {@link PagingPolicy}.
 */
public final class CallingOthers {

    private static final Role EXPERT = Role.SUBJECT_MATTER_EXPERT;

    private final PagingRules rules;
    private final Supplier<UUID> ids;

    /** @param ids makes ids for pages and deliveries */
    public CallingOthers(PagingRules rules, Supplier<UUID> ids) {
        this.rules = rules;
        this.ids = ids;
    }

    /**
     * The paged person cannot come. When nobody else of the level is still asked, the next level is paged at once; for a
     * role the stand-ins are, and who has come otherwise stays. Who says no after a yes cannot stay, as in
     * {@link #cannotCome}; who says so to a message of an earlier run does not come for what asks them now.
     *
     * @throws Refusal when there is no such page or the incident has ended
     */
    public Decision decline(Escalation escalation, UUID pageId, String by, Roster roster, Instant now) {
        Page page = wanted(escalation, pageId);
        if (page.state() instanceof PageState.Declined declined) {
            return Decision.nothing(escalation, "already declined by " + declined.by());
        }
        if (hasLeft(escalation, page, by)) {
            return Decision.nothing(escalation, by + " has left already");
        }
        String person = page.isAnsweredBy(by) ? by : page.person();
        String why = by.equals(person) ? by + " cannot come" : by + " says that " + person + " cannot come";
        PagingDraft draft = draft(escalation, roster, now);
        boolean came = hasCome(escalation, person);
        boolean leaves =
                page.state() instanceof PageState.Acknowledged || page.forRole().isEmpty() && came;
        if (leaves || !came) {
            says(draft, by, person, Attendance.CANNOT, why);
        }
        if (leaves) {
            withdraw(draft, person, now);
            return draft.decide(why);
        }
        Stream.concat(Stream.of(page), escalation.successorOf(page).stream()).forEach(asks -> {
            Page declined = asks.decline(by, now);
            draft.settle(asks, declined);
            if (asks.isOpen()) {
                draft.replace(declined, "cannot come");
            }
        });
        return draft.decide(why);
    }

    /**
     * Somebody stays on it and wants the next level beside them, now. At the last level of the last round nobody is left:
     * then nothing changes and the decision says so. While those have their time the same person wishes for nobody else.
     *
     * @throws Refusal when there is no such page, the pages are held for a decision, or the incident has ended
     */
    public Decision escalate(Escalation escalation, UUID pageId, String by, Roster roster, Instant now) {
        wanted(escalation, pageId);
        if (escalation.isGranted(by, now)) {
            return Decision.nothing(escalation, by + " has asked for the next level already, and it is paged");
        }
        PagingDraft draft = draft(escalation, roster, now);
        String why = by + " stays on it and asks for the next level";
        draft.wishedBy(by, why);
        boolean asked = switch (escalation.state()) {
            case EscalationState.Paging paging -> nextLevel(draft, paging);
            case EscalationState.Acknowledged acknowledged -> draft.beside().nextLevel(acknowledged);
            case EscalationState.Held ignored ->
                throw new Refusal(
                        PagingProblem.NOT_PAGING, "The pages wait for a person's decision", escalation.incidentId());
            default -> false;
        };
        if (!asked) {
            return Decision.nothing(escalation, "every level was paged; nobody is left to ask");
        }
        says(draft, by, by, Attendance.JOINED, why);
        return draft.decide(why);
    }

    /**
     * Another team is asked for its experts. Their pages are ordinary ones, but answering them moves the escalation neither
     * on nor to its end.
     *
     * @param reason what is needed, in the words of who asks
     * @param team whom level 1 of its policy stands for is paged
     * @throws Refusal when nobody is asked for yet, the incident has ended, or nobody is there who could be asked
     */
    public Decision help(Escalation escalation, String reason, String by, Routing team, Instant now) {
        stillOpen(escalation);
        Run run = escalation
                .state()
                .currentRun()
                .orElseThrow(() -> new Refusal(
                        PagingProblem.NOT_PAGING,
                        "Nobody is asked for yet: triage has not spoken",
                        escalation.incidentId()));
        String why = by + " asks for help: " + reason;
        PagingDraft draft = draft(escalation, team.roster(), now);
        Predicate<String> comes =
                person -> !draft.reaching().isQuiet(person) && !isAskedToHelp(escalation, run, person);
        Addressing addressing = Addressing.of(team.policy().level(1), team.roster(), now, team.turn(), List.of(comes));
        List<Addressing.Addressee> wanted = addressing.people().stream()
                .filter(addressee -> !isAskedToHelp(escalation, run, addressee.person()))
                .toList();
        if (addressing.people().isEmpty()) {
            throw new Refusal(
                    PagingProblem.NOBODY_TO_HELP,
                    "Nobody was asked: " + String.join(", ", addressing.problems()) + ", and no admin stands in",
                    escalation.incidentId());
        }
        if (wanted.isEmpty()) {
            return Decision.nothing(escalation, "everybody who stands for the team is asked already");
        }
        if (!addressing.problems().isEmpty()) {
            draft.unroutable(
                    "help from " + team.team().orElse("no team") + ": " + String.join(", ", addressing.problems()));
        }
        List<Addressing.Addressee> told = wanted.stream()
                .map(addressee -> new Addressing.Addressee(addressee.person(), why + "; " + addressee.because()))
                .toList();
        draft.takeTurn(team, addressing.passed());
        Level first = team.policy().level(1);
        draft.beside().ask(new Asked(run.id(), 1, 1, Optional.of(EXPERT), team.team()), told, first.timeout());
        return draft.decide(why);
    }

    /**
     * Somebody cannot come, whatever for, or cannot stay: all of their pages are declined, those that they have answered as
     * well, and others are asked in their place. They have said so already.
     *
     * @param holds the roles that they hold, asked or not: what they took over before a run began, it has no page for
     */
    public Decision cannotCome(Escalation escalation, String person, Set<Role> holds, Roster roster, Instant now) {
        PagingDraft draft = draft(escalation, roster, now);
        List<Page> unasked = escalation.state() instanceof EscalationState.Stopped
                ? List.of()
                : draft.holders().declinedUnasked(person, holds);
        boolean needed = escalation.pages().stream()
                .anyMatch(page -> page.isOpen() && page.person().equals(person) || page.isAnsweredBy(person));
        if (unasked.isEmpty() && !needed && holds.isEmpty() || escalation.state() instanceof EscalationState.Stopped) {
            return Decision.nothing(escalation, person + " is not asked for");
        }
        if (unasked.isEmpty() && !needed) {
            draft.holders().leave(person);
            return draft.decide(person + " cannot come");
        }
        withdraw(draft, person, now);
        unasked.forEach(page -> draft.replace(page, "cannot come"));
        return draft.decide(person + " cannot come");
    }

    private void withdraw(PagingDraft draft, String person, Instant now) {
        List<Page> pages = draft.escalation().pages();
        List<Page> open = pages.stream()
                .filter(page -> page.isOpen() && page.person().equals(person))
                .toList();
        List<Page> answered =
                pages.stream().filter(page -> page.isAnsweredBy(person)).toList();
        open.forEach(page -> draft.settle(page, page.decline(person, now)));
        answered.forEach(page -> leave(draft, page, person, now));
        switch (draft.escalation().state()) {
            case EscalationState.Acknowledged acknowledged -> goOnWithout(draft, acknowledged, person + " cannot come");
            case EscalationState.Exhausted(Run run, Instant ignored)
            when !draft.escalation().responders(run).wereReached() -> draft.tryAgain(run, now);
            default -> {
                // Others are asked in the places of the pages.
            }
        }
        Stream.concat(open.stream(), answered.stream()).forEach(page -> draft.replace(page, "cannot come"));
        draft.holders().passOn(person);
        draft.holders().leave(person);
    }

    /** Who answered for somebody else has no page to decline: one is written down for them. */
    private void leave(PagingDraft draft, Page page, String person, Instant now) {
        draft.settle(page, page.leave(now));
        if (!page.person().equals(person)) {
            Asked asked = new Asked(page.escalationId(), page.round(), page.level(), page.forRole(), page.helpFrom());
            String reason = "answered for " + page.person();
            PageState declined = new PageState.Declined(person, now);
            draft.become(
                    draft.escalation().with(Page.of(ids.get(), asked, person, page.partner(), reason, now, declined)));
        }
    }

    private static boolean hasCome(Escalation escalation, String person) {
        return escalation
                .state()
                .currentRun()
                .filter(run -> escalation.responders(run).hasCome(person))
                .isPresent();
    }

    private static boolean hasLeft(Escalation escalation, Page page, String by) {
        return page.state() instanceof PageState.Stopped
                && !page.person().equals(by)
                && escalation.pages().stream()
                        .filter(other ->
                                other.isAtThePlaceOf(page) && other.person().equals(by))
                        .anyMatch(other -> other.state() instanceof PageState.Declined);
    }

    private static void goOnWithout(PagingDraft draft, EscalationState.Acknowledged acknowledged, String why) {
        Responders responders = draft.escalation().responders(acknowledged.run());
        if (!responders.areEnough()) {
            draft.resume(acknowledged, why);
        } else if (!responders.came().contains(acknowledged.by())) {
            draft.become(acknowledged.carriedBy(responders.came().getFirst()));
        }
    }

    private static boolean isAskedToHelp(Escalation escalation, Run run, String person) {
        return escalation.pages().stream()
                .filter(page ->
                        page.escalationId().equals(run.id()) && page.person().equals(person))
                .filter(page -> page.forRole().equals(Optional.of(EXPERT)))
                .anyMatch(page -> page.isOpen() || page.state() instanceof PageState.Acknowledged);
    }

    private static boolean nextLevel(PagingDraft draft, EscalationState.Paging paging) {
        boolean more = draft.hasMore(paging);
        if (more) {
            draft.nextLevel(paging);
        }
        return more;
    }

    private static Page wanted(Escalation escalation, UUID pageId) {
        Page page = escalation.knownPage(pageId);
        stillOpen(escalation);
        return page;
    }

    private static void stillOpen(Escalation escalation) {
        if (escalation.state() instanceof EscalationState.Stopped stopped) {
            throw new Refusal(
                    PagingProblem.NO_LONGER_WANTED, "Nobody is needed: " + stopped.why(), escalation.incidentId());
        }
    }

    private static void says(PagingDraft draft, String by, String person, Attendance attendance, String why) {
        ResponderJoined said = new ResponderJoined(draft.because(Actor.person(by), why), person, attendance, null);
        draft.emit(said);
        draft.also(new Effect.NoteAttendance(said));
    }

    private PagingDraft draft(Escalation escalation, Roster roster, Instant now) {
        return new PagingDraft(rules, ids, roster, escalation, Objects.requireNonNull(now));
    }
}
