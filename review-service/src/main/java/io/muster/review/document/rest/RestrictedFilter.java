package io.muster.review.document.rest;

import io.muster.review.document.ReviewEditor;
import io.muster.review.document.ReviewReader;
import io.muster.review.timeline.TimelineProblem;
import io.muster.web.Caller;
import io.muster.web.IncidentInLogs;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** For those who may not know of a restricted incident there is neither it nor its review, whatever they ask below. */
class RestrictedFilter {

    private static final Pattern REVIEW = Pattern.compile("/reviews/+([^/]+)");

    @Inject
    ReviewReader reader;

    @Inject
    Caller caller;

    @ServerRequestFilter
    public Uni<Void> check(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        Matcher review = REVIEW.matcher(path);
        if (review.find()) {
            return idIn(review.group(1))
                    .map(this::ofReview)
                    .orElseGet(() -> Uni.createFrom().voidItem());
        }
        return IncidentInLogs.in(path)
                .map(id -> refuse(id, TimelineProblem.unknown(id)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** As a path parameter is read: one without leading zeros is an id too. */
    private static Optional<UUID> idIn(String segment) {
        try {
            return Optional.of(UUID.fromString(segment));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Uni<Void> ofReview(UUID review) {
        return caller.mayReadRestricted()
                ? Uni.createFrom().voidItem()
                : reader.incidentOf(review)
                        .chain(incident -> incident.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : refuse(incident.get(), ReviewEditor.unknown(review)));
    }

    private Uni<Void> refuse(UUID incident, RuntimeException unknown) {
        return caller.mayReadRestricted()
                ? Uni.createFrom().voidItem()
                : reader.isRestricted(incident)
                        .invoke(restricted -> {
                            if (restricted) {
                                throw unknown;
                            }
                        })
                        .replaceWithVoid();
    }
}
