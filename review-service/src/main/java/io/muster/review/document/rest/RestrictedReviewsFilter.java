package io.muster.review.document.rest;

import io.muster.review.document.ReviewEditor;
import io.muster.review.document.ReviewReader;
import io.muster.web.Discretion;
import io.muster.web.PathIds;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** For those who may not know of a restricted incident there is no review of it either, whatever they ask below. */
class RestrictedReviewsFilter {

    private static final PathIds REVIEWS = PathIds.after("reviews");

    @Inject
    ReviewReader reader;

    @Inject
    Discretion discretion;

    @ServerRequestFilter
    public Uni<Void> check(ContainerRequestContext request) {
        return REVIEWS.in(request.getUriInfo().getPath())
                .map(this::check)
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> check(UUID review) {
        return reader.incidentOf(review)
                .chain(this::isHidden)
                .invoke(hidden -> {
                    if (hidden) {
                        throw ReviewEditor.unknown(review);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Boolean> isHidden(Optional<UUID> incident) {
        return incident.map(discretion::hides).orElseGet(() -> Uni.createFrom().item(false));
    }
}
