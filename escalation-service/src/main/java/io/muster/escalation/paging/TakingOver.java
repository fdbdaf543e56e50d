package io.muster.escalation.paging;

import io.muster.contracts.Actor;
import io.muster.contracts.EscalationEvent.PageAcknowledged;
import io.muster.contracts.Role;
import io.muster.escalation.paging.Addressing.Addressee;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The rules for what an incident takes over from one that was merged into it: its commander, who has come for it, help that was
 * asked for, and what people answer to its messages afterwards. Pure functions, as {@link PagingPolicy}.
 */
public final class TakingOver {

    private final PagingRules rules;
    private final Supplier<UUID> ids;

    /** @param ids makes ids for pages and deliveries */
    public TakingOver(PagingRules rules, Supplier<UUID> ids) {
        this.rules = rules;
        this.ids = ids;
    }

    /**
     * Another incident was merged into this one. Who commanded it commands this one where nobody does; who has come there has
     * come here and is not asked any more, and others are waited for while the levels ask for more; who was asked to help is
     * asked here. Before the start it counts for the run that begins; after an end it changes nothing, nor does one that was
     * resolved or dismissed before.
     *
     * @param merged the other one as it was when it was merged
     * @param commander who commanded it; empty where nobody did
     * @param roster the people whom the escalation may need, and whom the other one has asked
     */
    public Decision merged(
            Escalation escalation, Escalation merged, Optional<String> commander, Roster roster, Instant now) {
        if (!isMerged(merged) || escalation.state() instanceof EscalationState.Stopped) {
            return Decision.nothing(escalation, "nobody is needed any more, there or here");
        }
        PagingDraft draft = new PagingDraft(rules, ids, roster, escalation, Objects.requireNonNull(now));
        UUID run = runOf(escalation);
        commander
                .filter(person -> commands(merged, person))
                .ifPresent(person -> draft.fillRole(
                        Role.COMMANDER,
                        person,
                        person + " commanded the incident that was merged into this one and nobody was commander"));
        if (!(escalation.state() instanceof EscalationState.Acknowledged)) {
            answersOf(merged).stream()
                    .filter(answer -> !hasCome(escalation, answer.by()))
                    .forEach(answer -> comes(draft, run, answer, now));
        }
        help(draft, run, merged);
        return draft.decide("another incident was merged into this one");
    }

    private static boolean isMerged(Escalation merged) {
        return merged.state() instanceof EscalationState.Stopped stopped
                && stopped.why().equals(PagingPolicy.MERGED);
    }

    private UUID runOf(Escalation escalation) {
        return escalation
                .state()
                .currentRun()
                .map(Run::id)
                .or(escalation::runToCome)
                .orElseGet(ids);
    }

    /** Who was given command, and had not answered yet, does not. */
    private static boolean commands(Escalation merged, String commander) {
        return !merged.unableFor(Role.COMMANDER).containsKey(commander)
                && merged.pages().stream()
                        .filter(page ->
                                page.asksFor(Role.COMMANDER) && page.person().equals(commander))
                        .noneMatch(merged.state()::hasStopped);
    }

    private static List<PageState.Acknowledged> answersOf(Escalation merged) {
        return merged.state()
                .currentRun()
                .map(run -> merged.responders(run).answers())
                .orElseGet(merged::answersBeforeTheStart);
    }

    private static boolean hasCome(Escalation escalation, String person) {
        return escalation
                .state()
                .currentRun()
                .map(run -> escalation.responders(run).hasCome(person))
                .orElseGet(() -> escalation.answersBeforeTheStart().stream()
                        .anyMatch(answer -> answer.by().equals(person)));
    }

    private void comes(PagingDraft draft, UUID run, PageState.Acknowledged answer, Instant now) {
        String by = answer.by();
        String why = by + " acknowledged the incident that was merged into this one";
        Page page = draft.escalation().pages().stream()
                .filter(open ->
                        open.isOpen() && open.isOfLevels(run) && open.person().equals(by))
                .findFirst()
                .orElseGet(() -> {
                    Asked asked = asked(draft.escalation(), run, Optional.empty(), Optional.empty());
                    return Page.of(ids.get(), asked, by, false, why, now, new PageState.Sending());
                });
        draft.settle(page, page.acknowledge(by, answer.through(), now));
        draft.emit(new PageAcknowledged(draft.because(Actor.person(by), why), page.id(), by, answer.through()));
        if (draft.escalation().enoughCame()) {
            Answering.endEscalation(draft, by, now);
        }
        draft.fillRole(Role.COMMANDER, by, why + " and nobody was commander");
    }

    /** Whoever is asked here for the same, or has come for it, is not asked once more. */
    private static void help(PagingDraft draft, UUID run, Escalation merged) {
        List<Page> help = merged.pages().stream()
                .filter(page -> page.helpFrom().isPresent() && isOfTheRun(merged, page))
                .toList();
        help.stream()
                .filter(page -> page.state() instanceof PageState.Acknowledged && !isKnown(draft, run, page))
                .forEach(page -> helps(draft, run, page, (PageState.Acknowledged) page.state()));
        help.stream()
                .filter(page -> merged.state().hasStopped(page) && !isKnown(draft, run, page))
                .collect(Collectors.groupingBy(Page::helpFrom, LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(pages -> askForHelp(draft, run, merged, pages));
    }

    private static boolean isKnown(PagingDraft draft, UUID run, Page page) {
        return draft.escalation().pages().stream()
                .filter(here -> here.escalationId().equals(run))
                .filter(here ->
                        here.person().equals(page.person()) && here.helpFrom().equals(page.helpFrom()))
                .anyMatch(here -> here.isOpen() || here.state() instanceof PageState.Acknowledged);
    }

    private static void helps(PagingDraft draft, UUID run, Page page, PageState.Acknowledged answer) {
        Asked asked = asked(draft.escalation(), run, page.forRole(), page.helpFrom());
        draft.writeDown(asked, page.person(), reason(page), answer);
        draft.fillRole(page.forRole().orElseThrow(), answer.by(), reason(page));
    }

    /**
     * The people of one team have the time that they had there. Before a run has begun here they have until it does, and its
     * time from then on.
     */
    private static void askForHelp(PagingDraft draft, UUID run, Escalation merged, List<Page> pages) {
        Page first = pages.getFirst();
        Asked asked = asked(draft.escalation(), run, first.forRole(), first.helpFrom());
        List<Addressee> people = pages.stream()
                .map(page -> new Addressee(page.person(), reason(page)))
                .toList();
        List<Page> asks = draft.beside().ask(asked, people);
        draft.escalation()
                .state()
                .currentRun()
                .map(here -> merged.state().currentRun().orElse(here).policy())
                .ifPresent(policy -> draft.beside().await(asks, policy.level(1).timeout()));
    }

    private static String reason(Page page) {
        return page.reason() + "; for the incident that was merged into this one";
    }

    /** Before the first run everybody is asked by the one that is to come. */
    private static boolean isOfTheRun(Escalation escalation, Page page) {
        return escalation
                .state()
                .currentRun()
                .filter(run -> !run.id().equals(page.escalationId()))
                .isEmpty();
    }

    /** At the level that is asked now; of roles and help there are none. */
    private static Asked asked(Escalation escalation, UUID run, Optional<Role> role, Optional<String> helpFrom) {
        return role.isEmpty() && escalation.state() instanceof EscalationState.Paging paging
                ? new Asked(run, paging.round(), paging.level(), role, helpFrom)
                : new Asked(run, 1, 1, role, helpFrom);
    }

    /**
     * Somebody answers, here, a message of an incident that was merged into this one: by the page that asks them for the same
     * here, else by the one that they have answered, else by one that is written down for it. What asked them before the run,
     * as before the incident was reopened, does not ask them now.
     *
     * @param there the page that the message is about
     */
    public Asking asking(Escalation escalation, Page there, Instant now) {
        List<Page> same = escalation.pages().stream()
                .filter(page -> isOfTheRun(escalation, page)
                        && page.person().equals(there.person())
                        && page.forRole().equals(there.forRole())
                        && page.helpFrom().equals(there.helpFrom()))
                .sorted(Comparator.comparing(Page::decidedAt).reversed())
                .toList();
        Predicate<Page> answered = page -> page.state() instanceof PageState.Acknowledged;
        return same.stream()
                .filter(Page::isOpen)
                .findFirst()
                .or(() -> same.stream().filter(answered).findFirst())
                .or(() -> same.stream().findFirst())
                .map(here -> new Asking(escalation, here))
                .orElseGet(() -> {
                    Asked asked = asked(escalation, runOf(escalation), there.forRole(), there.helpFrom());
                    PageState stopped = new PageState.Stopped(PagingPolicy.MERGED, now);
                    Page here =
                            Page.of(ids.get(), asked, there.person(), there.partner(), there.reason(), now, stopped);
                    return new Asking(escalation.with(here), here);
                });
    }

    /** @param escalation the one whose page is answered, with that page */
    public record Asking(Escalation escalation, Page page) {

        /** What was decided, without a page that was made up for an answer that came to nothing. @param before as it stood */
        Decision without(Escalation before, Decision decision) {
            return decision.after().equals(escalation)
                    ? new Decision(before, decision.events(), decision.effects(), decision.reason())
                    : decision;
        }

        /** The page as the answer left it. */
        Page pageAfter(Decision decision) {
            return decision.after().page(page.id()).orElse(page);
        }
    }
}
