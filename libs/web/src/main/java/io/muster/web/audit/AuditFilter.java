package io.muster.web.audit;

import io.muster.web.IncidentInLogs;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.opentelemetry.api.trace.Span;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/** Keeps a row of every call by which a person or a program changes something, also of the refused ones. */
class AuditFilter {

    private static final Logger LOG = Logger.getLogger(AuditFilter.class);
    private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final Set<String> PEOPLE = Set.of(
            Permission.VIEWER,
            Permission.RESPONDER,
            Permission.COMMANDER,
            Permission.COMMUNICATIONS,
            Permission.OWNER,
            Permission.ADMIN);

    @Inject
    AuditTrail trail;

    @Inject
    Clock clock;

    @ServerResponseFilter
    Uni<Void> keep(
            ContainerRequestContext request,
            ContainerResponseContext response,
            SimpleResourceInfo resource,
            RoutingContext routing) {
        Optional<String> caller = callerOf(routing);
        if (caller.isEmpty() || !CHANGING.contains(request.getMethod())) {
            return Uni.createFrom().voidItem();
        }
        return trail.add(entry(caller.get(), request, response, resource))
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.errorf(failure, "not in the audit: %s %s", request.getMethod(), path(request));
                    return Uni.createFrom().voidItem();
                });
    }

    private AuditEntry entry(
            String caller,
            ContainerRequestContext request,
            ContainerResponseContext response,
            SimpleResourceInfo resource) {
        String method = resource == null ? "" : " " + resource.getMethodName();
        var span = Span.current().getSpanContext();
        return new AuditEntry(
                0,
                caller,
                request.getMethod() + method,
                path(request) + AuditedQuery.of(request.getUriInfo().getQueryParameters()),
                response.getStatus(),
                IncidentInLogs.in(path(request)).orElse(null),
                span.isValid() ? span.getTraceId() : null,
                clock.instant());
    }

    /** NUL, which no database holds, as it was called. */
    private static String path(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        return (path.startsWith("/") ? path : "/" + path).replace("\0", "%00");
    }

    /** Empty where nobody had to sign in: links and intake have records of their own. */
    private static Optional<String> callerOf(RoutingContext routing) {
        return routing.user() instanceof QuarkusHttpUser user
                ? Optional.of(user.getSecurityIdentity())
                        .filter(identity -> !identity.isAnonymous())
                        .flatMap(AuditFilter::named)
                : Optional.empty();
    }

    private static Optional<String> named(SecurityIdentity identity) {
        String id = identity.getPrincipal().getName();
        if (PEOPLE.stream().anyMatch(identity::hasRole)) {
            return Optional.of(id);
        }
        return identity.hasRole(Scope.WRITE) ? Optional.of("client:" + id) : Optional.empty();
    }
}
