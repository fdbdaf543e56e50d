package io.muster.detection.incident.rest;

import io.muster.detection.incident.LookUpIncidents;
import io.muster.detection.restriction.KeepRestriction;
import io.muster.web.Caller;
import io.muster.web.IncidentInLogs;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** For those who may not know of a restricted incident there is none, whatever they ask below its path. */
class RestrictedFilter {

    @Inject
    KeepRestriction restriction;

    @Inject
    Caller caller;

    @ServerRequestFilter
    public Uni<Void> check(ContainerRequestContext request) {
        return IncidentInLogs.in(request.getUriInfo().getPath())
                .filter(id -> !caller.mayReadRestricted())
                .map(this::check)
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> check(UUID id) {
        return restriction
                .isRestricted(id)
                .invoke(restricted -> {
                    if (restricted) {
                        throw LookUpIncidents.unknown(id);
                    }
                })
                .replaceWithVoid();
    }
}
