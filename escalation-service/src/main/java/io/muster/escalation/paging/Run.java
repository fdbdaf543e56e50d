package io.muster.escalation.paging;

import io.muster.escalation.policy.EscalationPolicy;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One run of a policy for an incident. The policy is a snapshot: changing it does not change what runs.
 *
 * @param id the escalation's id in events
 * @param turn whose turn it is where a level pages one of its targets; counts up with the runs of the policy
 * @param timesExhausted how often all rounds ended without anybody being reached
 * @param answersSince answers from before do not count any more: the incident outlasted them
 */
public record Run(
        UUID id,
        String service,
        Optional<String> team,
        EscalationPolicy policy,
        Instant startedAt,
        long turn,
        int timesExhausted,
        Instant answersSince) {

    static Run begin(UUID id, Routing routing, Instant now) {
        return new Run(id, routing.service(), routing.team(), routing.policy(), now, routing.turn(), 0, now);
    }

    /** Whether it goes by that very version. */
    boolean follows(EscalationPolicy other) {
        return policy.key().equals(other.key()) && policy.version() == other.version();
    }

    /** Whether somebody had come once, and was reminded since. */
    boolean isReminded() {
        return answersSince.isAfter(startedAt);
    }

    Run exhaustedAgain() {
        return new Run(id, service, team, policy, startedAt, turn, timesExhausted + 1, answersSince);
    }

    /** Whoever has come so far has to come once more. */
    Run answersLapsed(Instant now) {
        return countingAnswersSince(now);
    }

    Run countingAnswersSince(Instant time) {
        return new Run(id, service, team, policy, startedAt, turn, timesExhausted, time);
    }
}
