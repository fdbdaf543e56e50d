package io.muster.web;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.UUID;

/** What the current caller may know of: for those who may not know of a restricted incident there is none. */
@RequestScoped
public class Discretion {

    @Inject
    Instance<HiddenIncidents> incidents;

    @Inject
    Caller caller;

    /** Whether the incident is kept from the caller. */
    public Uni<Boolean> hides(UUID incident) {
        return incidents.isUnsatisfied() || caller.mayReadRestricted()
                ? Uni.createFrom().item(false)
                : incidents.get().isHidden(incident, caller.id());
    }

    /** @throws io.muster.contracts.Refusal as if nobody knew the incident, when it is kept from the caller */
    Uni<Void> check(UUID incident) {
        return hides(incident)
                .invoke(hidden -> {
                    if (hidden) {
                        throw incidents.get().unknown(incident);
                    }
                })
                .replaceWithVoid();
    }
}
