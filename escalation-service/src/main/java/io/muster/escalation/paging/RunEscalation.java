package io.muster.escalation.paging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** Use case: time passes and providers answer; the escalation goes on by itself. */
@ApplicationScoped
public class RunEscalation {

    private final Escalator escalator;
    private final Escalations escalations;
    private final Router router;
    private final PagingPolicy policy;
    private final Clock clock;

    RunEscalation(Escalator escalator, Escalations escalations, Router router, PagingPolicy policy, Clock clock) {
        this.escalator = escalator;
        this.escalations = escalations;
        this.router = router;
        this.policy = policy;
        this.clock = clock;
    }

    /** The people of a level had their time. */
    public Uni<Decision> levelPassed(UUID incidentId, UUID escalationId, int round, int level, Instant now) {
        return withRoster(
                incidentId,
                (escalation, roster) -> policy.levelPassed(escalation, escalationId, round, level, roster, now));
    }

    /** No message had reached anybody; once more. */
    public Uni<Decision> tryAgain(UUID incidentId, UUID escalationId, Instant now) {
        return withRoster(incidentId, (escalation, roster) -> policy.tryAgain(escalation, escalationId, roster, now));
    }

    /** Asked in the transaction that reserves an attempt to send. */
    public Uni<Boolean> wants(UUID pageId, UUID delivery) {
        return escalations.wants(pageId, delivery);
    }

    /** A provider took the message. */
    public Uni<Decision> handedOver(UUID incidentId, UUID pageId, UUID delivery) {
        return escalator.stepKnown(
                incidentId,
                escalation -> Uni.createFrom().item(policy.handedOver(escalation, pageId, delivery, clock.instant())));
    }

    /** A provider will not take the message, or its time is over. */
    public Uni<Decision> contactFailed(UUID incidentId, UUID pageId, UUID delivery, String problem) {
        return withRoster(
                incidentId,
                (escalation, roster) ->
                        policy.contactFailed(escalation, pageId, delivery, problem, roster, clock.instant()));
    }

    private Uni<Decision> withRoster(UUID incidentId, BiFunction<Escalation, Roster, Decision> rule) {
        return escalator.stepKnown(
                incidentId,
                escalation -> escalation
                        .state()
                        .currentRun()
                        .map(router::roster)
                        .orElseGet(() -> Uni.createFrom().item(nobody()))
                        .map(roster -> rule.apply(escalation, roster)));
    }

    private static Roster nobody() {
        return new Roster(Map.of(), Map.of(), Optional.empty(), List.of());
    }
}
