package io.muster.resolution.mitigation;

import io.muster.contracts.Actor;
import io.muster.contracts.EventContext;
import io.muster.contracts.Refusal;
import io.muster.contracts.ResolutionEvent;
import io.muster.contracts.ResolutionEvent.MitigationApplied;
import io.muster.contracts.ResolutionEvent.MitigationApproved;
import io.muster.contracts.ResolutionEvent.MitigationFailed;
import io.muster.contracts.ResolutionEvent.MitigationProposed;
import io.muster.resolution.mitigation.MitigationState.Applied;
import io.muster.resolution.mitigation.MitigationState.AwaitingApproval;
import io.muster.resolution.mitigation.MitigationState.Failed;
import io.muster.resolution.mitigation.MitigationState.Sending;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One use of a mitigation action in one incident. Immutable.
 *
 * @param id also the id under which the other system gets the request, however often it is sent
 * @param reason why it was proposed; what was known then (R96)
 * @param by who proposed it
 */
public record Mitigation(
        UUID id,
        UUID incident,
        String action,
        String title,
        String reason,
        Instant proposedAt,
        Actor by,
        MitigationState state) {

    static final Actor HAND_OVER = Actor.rule("mitigation-webhook");

    /** What a rule decided. @param hand whether it is to be handed to the other system now */
    public record Decision(Mitigation mitigation, List<ResolutionEvent> events, boolean hand) {

        public Decision {
            events = List.copyOf(events);
        }
    }

    /** A person proposes; without the need of approval it is handed over at once. */
    public static Decision propose(
            UUID id, UUID incident, MitigationAction action, String reason, Actor by, Instant now) {
        var state = action.requiresApproval() ? new AwaitingApproval() : new Sending();
        var mitigation = new Mitigation(id, incident, action.key(), action.title(), reason, now, by, state);
        var told = new MitigationProposed(mitigation.context(by, reason, now), id, action.key(), action.title());
        return new Decision(mitigation, List.of(told), !action.requiresApproval());
    }

    /** @throws Refusal when it does not wait for approval */
    public Decision approved(Actor approver, String why, Instant now) {
        if (!(state instanceof AwaitingApproval)) {
            throw new Refusal(MitigationProblem.NOTHING_TO_APPROVE, "It was approved, or never needed it.", incident);
        }
        var told = new MitigationApproved(context(approver, why, now), id, action);
        return new Decision(with(new Sending()), List.of(told), true);
    }

    /** The same use, where its incident lives on in another. */
    public Mitigation livingIn(UUID survivor) {
        return new Mitigation(id, survivor, action, title, reason, proposedAt, by, state);
    }

    public boolean isSending() {
        return state instanceof Sending;
    }

    /** The other system took it. */
    public Decision applied(String answer, Instant now) {
        var told =
                new MitigationApplied(context(HAND_OVER, "The other system took it", now), id, action, title, answer);
        return new Decision(with(new Applied(now, answer)), List.of(told), false);
    }

    /** It was not done, for good. */
    public Decision failed(String problem, Instant now) {
        var told = new MitigationFailed(context(HAND_OVER, problem, now), id, action, title, problem);
        return new Decision(with(new Failed(now, problem)), List.of(told), false);
    }

    private Mitigation with(MitigationState next) {
        return new Mitigation(id, incident, action, title, reason, proposedAt, by, next);
    }

    private EventContext context(Actor actor, String why, Instant now) {
        return EventContext.internal(incident, now, actor, why);
    }
}
