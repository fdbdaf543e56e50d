package io.muster.durable.merge;

import io.muster.durable.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriBuilder;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * A list that is asked for by an incident's number, as {@code ?incident=INC-1042}, is asked for by its id. What the id of
 * a merged incident leads to is the list's own to say.
 */
class NumberFilter {

    private static final String PARAMETER = "incident";

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    NumberedIncidents numbered;

    @ServerRequestFilter(preMatching = true)
    public Uni<Void> follow(ContainerRequestContext request) {
        String written = request.getUriInfo().getQueryParameters().getFirst(PARAMETER);
        if (written == null || !request.getMethod().equals(HttpMethod.GET)) {
            return Uni.createFrom().voidItem();
        }
        return NumberedIncidents.number(written)
                .map(number -> unitOfWork
                        .run(() -> numbered.find(number))
                        .invoke(id -> ask(request, id.orElse(NumberedIncidents.NOBODYS)))
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static void ask(ContainerRequestContext request, UUID id) {
        request.setRequestUri(UriBuilder.fromUri(request.getUriInfo().getRequestUri())
                .replaceQueryParam(PARAMETER, id)
                .build());
    }
}
