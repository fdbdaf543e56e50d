package io.muster.detection.signal;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** Brings each fact of the intake log to the one who keeps it. */
@ApplicationScoped
public class KeepFacts {

    @Inject
    @Any
    Instance<KeepsFact<?>> keepers;

    /** Joins the caller's transaction. */
    public Uni<Void> keep(FactSignal fact) {
        return keepers.stream()
                .filter(keeper -> keeper.fact().isInstance(fact))
                .findFirst()
                .map(keeper -> keep(keeper, fact))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static <F extends FactSignal> Uni<Void> keep(KeepsFact<F> keeper, FactSignal fact) {
        return keeper.keep(keeper.fact().cast(fact));
    }
}
