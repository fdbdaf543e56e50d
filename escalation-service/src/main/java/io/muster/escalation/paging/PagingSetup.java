package io.muster.escalation.paging;

import io.muster.contracts.Ids;
import io.muster.escalation.EscalationConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;

/** The paging rules with the operator's numbers. */
@ApplicationScoped
class PagingSetup {

    @Produces
    @Singleton
    PagingRules rules(EscalationConfig config) {
        return new PagingRules(
                config.lateAfter(),
                config.tryAgainAfter(),
                config.tryAgainAtMost(),
                config.contactPatience().multipliedBy(2));
    }

    @Produces
    @Singleton
    PagingPolicy policy(PagingRules rules, Clock clock) {
        return new PagingPolicy(rules, idsAt(clock));
    }

    @Produces
    @Singleton
    Contacting contacting(PagingRules rules, Clock clock) {
        return new Contacting(rules, idsAt(clock));
    }

    @Produces
    @Singleton
    Answering answering(PagingRules rules, Clock clock) {
        return new Answering(rules, idsAt(clock));
    }

    @Produces
    @Singleton
    ProviderReports providerReports(PagingRules rules, Clock clock) {
        return new ProviderReports(rules, idsAt(clock));
    }

    @Produces
    @Singleton
    GivingRoles givingRoles(PagingRules rules, Clock clock) {
        return new GivingRoles(rules, idsAt(clock));
    }

    @Produces
    @Singleton
    TakingOver takingOver(PagingRules rules, Clock clock) {
        return new TakingOver(rules, idsAt(clock));
    }

    @Produces
    @Singleton
    CallingOthers callingOthers(PagingRules rules, Clock clock) {
        return new CallingOthers(rules, idsAt(clock));
    }

    private static Supplier<UUID> idsAt(Clock clock) {
        return () -> Ids.at(clock.instant());
    }
}
