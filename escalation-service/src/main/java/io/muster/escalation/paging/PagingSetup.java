package io.muster.escalation.paging;

import io.muster.contracts.Ids;
import io.muster.escalation.EscalationConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The paging rules with the operator's numbers. */
@ApplicationScoped
class PagingSetup {

    @Produces
    @Singleton
    PagingPolicy policy(EscalationConfig config, Clock clock) {
        PagingRules rules = new PagingRules(config.lateAfter(), config.tryAgainAfter(), config.tryAgainAtMost());
        return new PagingPolicy(rules, () -> Ids.at(clock.instant()));
    }
}
