package io.muster.escalation.restriction.rest;

import io.muster.contracts.Refusal;
import io.muster.escalation.paging.PagingProblem;
import io.muster.escalation.restriction.WhoMayKnow;
import io.muster.web.Caller;
import io.muster.web.PathIds;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** For those who may not know of a restricted incident its pages are unknown as well. */
class RestrictedPagesFilter {

    private static final PathIds PAGES = PathIds.after("pages");

    @Inject
    WhoMayKnow whoMayKnow;

    @Inject
    Caller caller;

    @ServerRequestFilter
    public Uni<Void> check(ContainerRequestContext request) {
        return PAGES.in(request.getUriInfo().getPath())
                .filter(page -> !caller.mayReadRestricted())
                .map(this::check)
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> check(UUID page) {
        return whoMayKnow
                .hidesPage(caller.id(), page)
                .invoke(hidden -> {
                    if (hidden) {
                        throw new Refusal(PagingProblem.UNKNOWN_PAGE, "There is no page " + page);
                    }
                })
                .replaceWithVoid();
    }
}
