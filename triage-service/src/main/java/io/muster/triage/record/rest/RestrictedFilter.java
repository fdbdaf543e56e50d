package io.muster.triage.record.rest;

import io.muster.triage.record.TriageIncident;
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
    TriageIncident triage;

    @Inject
    Caller caller;

    @ServerRequestFilter
    public Uni<Void> check(ContainerRequestContext request) {
        return IncidentInLogs.in(request.getUriInfo().getPath())
                .map(this::check)
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> check(UUID id) {
        return caller.mayReadRestricted()
                ? Uni.createFrom().voidItem()
                : triage.restricted(id)
                        .invoke(restricted -> {
                            if (restricted.orElse(false)) {
                                throw TriageIncident.unknown(id);
                            }
                        })
                        .replaceWithVoid();
    }
}
