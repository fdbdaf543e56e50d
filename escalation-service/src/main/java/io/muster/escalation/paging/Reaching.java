package io.muster.escalation.paging;

import io.muster.contracts.Actor;
import io.muster.contracts.EscalationEvent.PageFailed;
import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.Severity;
import io.muster.escalation.people.Contact;
import io.muster.escalation.people.Person;
import io.muster.escalation.people.Person.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Getting one person's attention: contact after contact, as the person's rules say, while a decision is being made. */
final class Reaching {

    private final PagingDraft draft;
    private final Supplier<UUID> ids;
    private final Roster roster;
    private final Duration takenWithin;
    private final Instant now;

    Reaching(PagingDraft draft, Supplier<UUID> ids, Roster roster, Duration takenWithin, Instant now) {
        this.draft = draft;
        this.ids = ids;
        this.roster = roster;
        this.takenWithin = takenWithin;
        this.now = now;
    }

    /**
     * Announces the page, uses the contacts whose time is now and plans the others.
     *
     * @param wake whether quiet hours do not count
     */
    void begin(Page decided, Actor actor, boolean wake) {
        Optional<Instant> quietUntil = wake ? Optional.empty() : quietUntil(decided.person());
        Page page = decided.planned(severity(), quietUntil);
        quietUntil.ifPresent(end -> draft.stopPages(
                page::takesTheTurnOf, "asked for once more before their quiet hours were over: one message then"));
        String reason = page.reason()
                + quietUntil.map(end -> "; quiet hours until " + end).orElse("")
                + (wake && isQuiet(page.person()) ? "; in quiet hours, since nobody else is asked instead" : "");
        draft.emit(new ResponderPaged(
                draft.because(actor, reason),
                page.id(),
                page.escalationId(),
                page.person(),
                page.level(),
                page.forRole().orElse(null),
                quietUntil.orElse(null)));
        draft.become(draft.escalation().with(page));
        if (stepsOf(page).isEmpty()) {
            next(page, "has no contact");
        } else {
            plan(page, quietUntil.orElse(now));
        }
    }

    private void plan(Page page, Instant start) {
        List<Step> steps = stepsOf(page);
        for (int number = 0; number < steps.size(); number++) {
            Optional<Instant> at = steps.get(number).after().map(start::plus);
            if (at.filter(time -> !time.isAfter(now)).isPresent()) {
                use(current(page), steps.get(number));
            } else {
                await(page, number, at);
            }
        }
    }

    private void await(Page page, int number, Optional<Instant> at) {
        at.ifPresent(time -> draft.also(new Effect.AwaitContact(
                draft.escalation().incidentId(), page.id(), page.plan().number(), number, time)));
    }

    /** Whether the person is left alone now. */
    boolean isQuiet(String person) {
        return quietUntil(person).isPresent();
    }

    /** Quiet hours never cost a page: once a run has reached nobody they do not count any more. */
    private Optional<Instant> quietUntil(String person) {
        boolean nobodyReached = draft.escalation()
                .state()
                .currentRun()
                .filter(run -> run.timesExhausted() > 0)
                .isPresent();
        return nobodyReached
                ? Optional.empty()
                : roster.person(person).flatMap(known -> known.quietUntil(severity(), now));
    }

    /**
     * It is graver than it was: whoever is still asked and would now be reached otherwise, or not be left alone any more, is
     * reached by the rules for it from now on.
     */
    void graverThan(Severity before) {
        draft.escalation().pages().stream()
                .filter(page ->
                        page.state() instanceof PageState.Sending || page.state() instanceof PageState.HandedOver)
                .filter(page -> !isQuiet(page.person()))
                .filter(page ->
                        wasQuiet(page, before) || !stepsOf(page, severity()).equals(stepsOf(page)))
                .forEach(this::wake);
    }

    private boolean wasQuiet(Page page, Severity before) {
        return page.attempts().isEmpty()
                && roster.person(page.person())
                        .flatMap(person -> person.quietUntil(before, now))
                        .isPresent();
    }

    /** All of the person's contacts are planned afresh from now on, whatever the hour. */
    void wake(Page page) {
        Page afresh = page.planAfresh(severity());
        draft.become(draft.escalation().with(afresh));
        plan(afresh, now);
    }

    /** It is time for the given step; one that was used early is not used again. */
    void due(Page page, int step) {
        List<Step> steps = stepsOf(page);
        Page reached = page;
        while (reached.nextStep() <= step && reached.nextStep() < steps.size()) {
            use(reached, steps.get(reached.nextStep()));
            reached = current(page);
        }
    }

    /** Uses the person's next contact; with none left the page has failed and others are paged at once. */
    void next(Page page, String problem) {
        List<Step> steps = stepsOf(page);
        if (page.nextStep() < steps.size() && !draft.escalation().verifiesOneContact()) {
            use(page, steps.get(page.nextStep()));
        } else if (page.state() instanceof PageState.Sending sending && !page.isUnderWay()) {
            draft.become(draft.escalation().with(page.with(sending.fail(problem, now))));
            draft.emit(new PageFailed(
                    draft.because("no contact of " + page.person() + " is left: " + problem),
                    page.id(),
                    page.person(),
                    problem));
            draft.replace(page, "could not be reached");
        }
    }

    private void use(Page page, Step step) {
        UUID delivery = ids.get();
        draft.become(
                draft.escalation().with(page.begin(ContactAttempt.begun(delivery, step.place(), step.contact(), now))));
        draft.also(new Effect.HandOver(page.id(), delivery, step.contact()));
        if (page.nextStep() + 1 < stepsOf(page).size()) {
            Instant given =
                    step.contact().pace().map(pace -> pace.due(severity(), now)).orElse(now);
            draft.also(new Effect.AwaitTaken(
                    draft.escalation().incidentId(), page.id(), delivery, given.plus(takenWithin)));
        }
    }

    /** Until when a contact's pace holds the last of the page's messages back; empty when none is under way. */
    Optional<Instant> heldUntil(Page page) {
        Severity severity = page.plan().severity().orElse(severity());
        return page.attempts().stream()
                .filter(attempt -> attempt.outcome() == ContactAttempt.Outcome.UNDER_WAY)
                .flatMap(attempt ->
                        contact(page, attempt)
                                .flatMap(Contact::pace)
                                .map(pace -> pace.due(severity, attempt.at()))
                                .stream())
                .max(Comparator.naturalOrder());
    }

    private Optional<Contact> contact(Page page, ContactAttempt attempt) {
        return roster.person(page.person())
                .map(Person::contacts)
                .filter(contacts -> attempt.contact() < contacts.size())
                .map(contacts -> contacts.get(attempt.contact()));
    }

    private List<Step> stepsOf(Page page) {
        return stepsOf(page, page.plan().severity().orElse(severity()));
    }

    private Severity severity() {
        return draft.escalation().facts().severity();
    }

    private List<Step> stepsOf(Page page, Severity severity) {
        return roster.person(page.person())
                .map((Person person) -> person.steps(severity))
                .orElse(List.of());
    }

    private Page current(Page page) {
        return draft.escalation().page(page.id()).orElseThrow();
    }
}
