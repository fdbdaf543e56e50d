package io.muster.escalation.paging;

import io.muster.contracts.Actor;
import io.muster.contracts.Role;
import io.muster.escalation.policy.EscalationPolicy;
import io.muster.escalation.roles.WordOfRoles;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Use case: somebody was given a role by hand, and paging goes by it. */
@ApplicationScoped
class FollowRoles implements WordOfRoles {

    private final Escalator escalator;
    private final Router router;
    private final GivingRoles giving;
    private final Clock clock;

    FollowRoles(Escalator escalator, Router router, GivingRoles giving, Clock clock) {
        this.escalator = escalator;
        this.router = router;
        this.giving = giving;
        this.clock = clock;
    }

    @Override
    public Uni<Void> given(UUID incidentId, Role role, String person, Actor by) {
        return escalator.stepIfKnown(
                incidentId,
                escalation -> router.roster(
                                escalation, Stream.of(person, by.id()).collect(Collectors.toSet()))
                        .chain(roster -> policyOf(escalation)
                                .map(policy -> giving.given(
                                        escalation,
                                        role,
                                        person,
                                        by,
                                        roster,
                                        policy.level(1).timeout(),
                                        clock.instant()))));
    }

    /** What a run goes by, or would if it began now. */
    private Uni<EscalationPolicy> policyOf(Escalation escalation) {
        return escalation
                .state()
                .currentRun()
                .map(run -> Uni.createFrom().item(run.policy()))
                .orElseGet(() -> router.policyFor(escalation.facts().service()));
    }
}
