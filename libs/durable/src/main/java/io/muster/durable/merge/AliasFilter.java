package io.muster.durable.merge;

import io.muster.durable.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * The id of a merged incident is an alias for ever: whatever is asked or done below {@code /incidents/{id}} is asked of and
 * done to the incident that it lives on in.
 */
class AliasFilter {

    // not what stands in public below another path: on the status page a merged incident has an entry of its own
    private static final Pattern INCIDENT = Pattern.compile("^/*(api/+)?incidents(?:;[^/]*)?/+([^/;]+)");

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    MergedIncidents merged;

    /** Where a path names an incident. */
    private record Named(UUID id, String before, String behind) {

        static Optional<Named> in(String path) {
            Matcher found = INCIDENT.matcher(path);
            try {
                return found.find()
                        ? Optional.of(new Named(
                                UUID.fromString(found.group(2)),
                                found.group(1) == null ? "/incidents/" : "/api/incidents/",
                                path.substring(found.end(2))))
                        : Optional.empty();
            } catch (IllegalArgumentException none) {
                return Optional.empty();
            }
        }

        String leadingTo(UUID survivor) {
            return before + survivor + behind;
        }
    }

    @ServerRequestFilter(preMatching = true)
    public Uni<Void> follow(ContainerRequestContext request) {
        return Named.in(request.getUriInfo().getRequestUri().getRawPath())
                .map(named -> unitOfWork
                        .run(() -> merged.survivor(named.id()))
                        .invoke(survivor -> {
                            if (!survivor.equals(named.id())) {
                                lead(request, named.leadingTo(survivor));
                            }
                        })
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static void lead(ContainerRequestContext request, String path) {
        URI asked = request.getUriInfo().getRequestUri();
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        request.setRequestUri(URI.create(asked.getScheme() + "://" + asked.getRawAuthority() + path + query));
    }
}
