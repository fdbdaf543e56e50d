package io.muster.escalation.paging;

import io.muster.contracts.Actor;
import io.muster.contracts.EscalationEvent.PageAcknowledged;
import io.muster.contracts.Role;
import io.muster.escalation.paging.Addressing.Addressee;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;

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
        merged.pages().stream()
                .filter(page -> page.helpFrom().isPresent())
                .forEach(page -> helps(draft, run, merged, page));
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
    private static void helps(PagingDraft draft, UUID run, Escalation merged, Page page) {
        boolean known = draft.escalation().pages().stream()
                .anyMatch(here -> here.person().equals(page.person())
                        && here.helpFrom().equals(page.helpFrom())
                        && (here.isOpen() || here.state() instanceof PageState.Acknowledged));
        Optional<Run> theirs = merged.state().currentRun();
        if (known || theirs.filter(of -> of.id().equals(page.escalationId())).isEmpty()) {
            return;
        }
        Role role = page.forRole().orElseThrow();
        Asked asked = asked(draft.escalation(), run, page.forRole(), page.helpFrom());
        String why = page.reason() + "; for the incident that was merged into this one";
        if (page.state() instanceof PageState.Acknowledged answer) {
            draft.writeDown(asked, page.person(), why, answer);
            draft.fillRole(role, answer.by(), why);
        } else if (merged.state().hasStopped(page)) {
            draft.beside()
                    .ask(
                            asked,
                            List.of(new Addressee(page.person(), why)),
                            theirs.get().policy().level(1).timeout());
        }
    }

    /** At the level that is asked now; of roles and help there are none. */
    private static Asked asked(Escalation escalation, UUID run, Optional<Role> role, Optional<String> helpFrom) {
        return role.isEmpty() && escalation.state() instanceof EscalationState.Paging paging
                ? new Asked(run, paging.round(), paging.level(), role, helpFrom)
                : new Asked(run, 1, 1, role, helpFrom);
    }

    /**
     * Somebody answers, here, a message of an incident that was merged into this one: by the page that asks them for the same
     * here, else by the one that they have answered, else by one that is written down for it.
     *
     * @param there the page that the message is about
     */
    public Asking asking(Escalation escalation, Page there, Instant now) {
        List<Page> same = escalation.pages().stream()
                .filter(page -> page.person().equals(there.person())
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
    public record Asking(Escalation escalation, Page page) {}
}
