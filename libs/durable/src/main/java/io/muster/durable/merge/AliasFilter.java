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
 * What people write for an incident below {@code /incidents/{id}} leads to the one that is meant: its number, as
 * {@code INC-1042}, to its id, and the id of a merged incident, which is an alias for ever, to the one that it lives on in.
 * What is not there is told by the number that was asked for ({@link NumberedAnswer}).
 */
class AliasFilter {

    // not what stands in public below another path: on the status page a merged incident has an entry of its own
    private static final Pattern INCIDENT = Pattern.compile("^/*(api/+)?incidents(?:;[^/]*)?/+([^/;]+)");

    /** No operation takes any. */
    private static final Pattern MATRIX = Pattern.compile(";[^/]*");

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    MergedIncidents merged;

    @Inject
    NumberedIncidents numbered;

    /** Where a path names an incident. */
    private record Named(String name, String before, String behind) {

        static Optional<Named> in(String path) {
            Matcher found = INCIDENT.matcher(path);
            return found.find()
                    ? Optional.of(new Named(
                            found.group(2),
                            found.group(1) == null ? "/incidents/" : "/api/incidents/",
                            MATRIX.matcher(path.substring(found.end(2))).replaceAll("")))
                    : Optional.empty();
        }

        Optional<Long> number() {
            return NumberedIncidents.number(name);
        }

        Optional<UUID> id() {
            try {
                return Optional.of(UUID.fromString(name));
            } catch (IllegalArgumentException none) {
                return Optional.empty();
            }
        }

        boolean leadsElsewhere(UUID meant) {
            return !id().equals(Optional.of(meant));
        }

        String leadingTo(UUID meant) {
            return before + meant + behind;
        }
    }

    @ServerRequestFilter(preMatching = true)
    public Uni<Void> follow(ContainerRequestContext request) {
        return Named.in(request.getUriInfo().getRequestUri().getRawPath())
                .filter(named -> named.id().isPresent() || named.number().isPresent())
                .map(named -> unitOfWork
                        .run(() -> meant(named))
                        .invoke(meant -> lead(request, named, meant))
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<UUID> meant(Named named) {
        return named.number()
                .map(number -> numbered.find(number).map(id -> id.orElse(NumberedIncidents.NOBODYS)))
                .orElseGet(() -> Uni.createFrom().item(named.id().orElseThrow()))
                .flatMap(merged::survivor);
    }

    private static void lead(ContainerRequestContext request, Named named, UUID meant) {
        named.number().ifPresent(number -> NumberedAnswer.toldBy(number, meant, request));
        if (named.leadsElsewhere(meant)) {
            lead(request, named.leadingTo(meant));
        }
    }

    private static void lead(ContainerRequestContext request, String path) {
        URI asked = request.getUriInfo().getRequestUri();
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        request.setRequestUri(URI.create(asked.getScheme() + "://" + asked.getRawAuthority() + path + query));
    }
}
