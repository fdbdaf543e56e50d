package io.muster.triage.severity;

import io.muster.triage.calendar.Campaigns;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Brings together what incidents are judged by now; in the caller's transaction. */
@ApplicationScoped
public class Yardsticks {

    private final SeverityPolicies policies;
    private final Campaigns campaigns;
    private final Clock clock;

    Yardsticks(SeverityPolicies policies, Campaigns campaigns, Clock clock) {
        this.policies = policies;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    public Uni<Yardstick> now() {
        var now = clock.instant();
        return policies.inForce()
                .flatMap(policy -> campaigns.runningAt(now).map(running -> new Yardstick(policy, running, now)));
    }
}
