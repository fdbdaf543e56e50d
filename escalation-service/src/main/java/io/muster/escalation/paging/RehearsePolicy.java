package io.muster.escalation.paging;

import io.muster.contracts.Refusal;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.durable.UnitOfWork;
import io.muster.escalation.policy.EscalationPolicies;
import io.muster.escalation.policy.PolicyProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Use case: "what if this fired on Saturday at three?" */
@ApplicationScoped
public class RehearsePolicy {

    private final UnitOfWork unitOfWork;
    private final EscalationPolicies policies;
    private final Router router;
    private final PagingRules rules;
    private final Clock clock;

    RehearsePolicy(UnitOfWork unitOfWork, EscalationPolicies policies, Router router, PagingRules rules, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.policies = policies;
        this.router = router;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * What would fire.
     *
     * @param at empty means now
     * @param service blank means the first, by key, of those that the policy stands for
     * @param campaigns keys of the campaigns that it would touch
     */
    public record Question(
            Optional<Instant> at,
            Severity severity,
            String service,
            Optional<IncidentType> type,
            List<String> campaigns,
            Duration horizon) {}

    /** @param at the instant it was played from */
    public record Answer(Instant at, long policyVersion, Rehearsal rehearsal) {}

    /** @throws Refusal when there is no such policy */
    public Uni<Answer> rehearse(String key, Question question) {
        Instant at = question.at().orElseGet(clock::instant);
        return unitOfWork
                .run(() -> policies.find(key)
                        .map(found -> found.orElseThrow(() -> new Refusal(
                                PolicyProblem.UNKNOWN_POLICY, "There is no escalation policy '" + key + "'")))
                        .chain(policy -> router.routeBy(policy, question.service())))
                .map(routing -> new Answer(
                        at,
                        routing.policy().version(),
                        Rehearsal.of(rules, facts(question, routing.service(), at), routing, at, question.horizon())));
    }

    private static Facts facts(Question question, String service, Instant at) {
        return Facts.detected(
                        new UUID(0, 0), 0, "A rehearsal", List.of(), at, at, service, question.severity(), List.of())
                .confirmedAs(question.severity(), service, question.type())
                .withImpact(question.campaigns(), Optional.empty());
    }
}
