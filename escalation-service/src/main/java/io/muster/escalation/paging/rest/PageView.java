package io.muster.escalation.paging.rest;

import io.muster.contracts.EscalationEvent.AcknowledgedBy;
import io.muster.contracts.Role;
import io.muster.escalation.paging.ContactAttempt;
import io.muster.escalation.paging.Page;
import io.muster.escalation.paging.PageState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A page as people may see it: no address, no link.
 *
 * @param state held, waiting (for the end of quiet hours), sending, handed over, acknowledged, declined, failed or stopped
 * @param stateAt since when; null while it is held, waits or is sent
 * @param quietUntil when the quiet hours end that it waits for; null unless it is waiting
 * @param note why it failed or stopped, or who declined
 */
record PageView(
        UUID id,
        UUID escalationId,
        String person,
        int round,
        int level,
        Role forRole,
        String reason,
        Instant decidedAt,
        String state,
        Instant stateAt,
        Instant quietUntil,
        String acknowledgedBy,
        AcknowledgedBy through,
        String note,
        List<AttemptView> attempts) {

    /**
     * @param delivery the idempotency key that the provider got
     * @param contact the contact's place in the person's order, counted from 1
     * @param outcome under way, handed over, failed or withdrawn
     */
    record AttemptView(
            UUID delivery,
            int contact,
            String channel,
            Instant at,
            String outcome,
            Instant concludedAt,
            String problem) {

        static AttemptView of(ContactAttempt attempt) {
            return new AttemptView(
                    attempt.delivery(),
                    attempt.contact() + 1,
                    attempt.channel(),
                    attempt.at(),
                    attempt.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    attempt.concludedAt().orElse(null),
                    attempt.problem().orElse(null));
        }
    }

    private record StateView(String name, Instant at, String by, AcknowledgedBy through, String note) {

        static StateView of(PageState state) {
            return switch (state) {
                case PageState.Held ignored -> new StateView("held", null, null, null, null);
                case PageState.Sending ignored -> new StateView("sending", null, null, null, null);
                case PageState.HandedOver(Instant at) -> new StateView("handed over", at, null, null, null);
                case PageState.Acknowledged(String by, AcknowledgedBy through, Instant at) ->
                    new StateView("acknowledged", at, by, through, null);
                case PageState.Declined(String by, Instant at) ->
                    new StateView("declined", at, null, null, by + " declined");
                case PageState.Failed(String problem, Instant at) -> new StateView("failed", at, null, null, problem);
                case PageState.Stopped(String why, Instant at) -> new StateView("stopped", at, null, null, why);
            };
        }
    }

    static PageView of(Page page) {
        return of(page, page.waitsUntil());
    }

    /** @param waitsUntil until when quiet hours hold back its message; empty when they do not */
    static PageView of(Page page, Optional<Instant> waitsUntil) {
        StateView state = StateView.of(page.state());
        return new PageView(
                page.id(),
                page.escalationId(),
                page.person(),
                page.round(),
                page.level(),
                page.forRole().orElse(null),
                page.reason(),
                page.decidedAt(),
                waitsUntil.isPresent() ? "waiting" : state.name(),
                state.at(),
                waitsUntil.orElse(null),
                state.by(),
                state.through(),
                state.note(),
                page.attempts().stream().map(AttemptView::of).toList());
    }
}
