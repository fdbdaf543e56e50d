package io.muster.board.live.rest;

import io.muster.board.incidents.CurrentReader;
import io.muster.board.incidents.IncidentReader;
import io.muster.web.IncidentInLogs;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

class KnownIncidentFilter {

    @Inject
    IncidentReader reader;

    @Inject
    CurrentReader caller;

    @ServerRequestFilter
    @OfKnownIncident
    public Uni<Void> check(ContainerRequestContext request) {
        UUID id = IncidentInLogs.in(request.getUriInfo().getPath()).orElseThrow(NotFoundException::new);
        return reader.get(id, caller.sight()).replaceWithVoid();
    }
}
