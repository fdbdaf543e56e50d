package io.muster.web;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Keeps restricted incidents from those who may not know of them, whatever they ask below {@code /incidents/{id}}. */
public class RestrictedFilter {

    // not what stands in public below another path, as on the status page: there nobody is asked who they are
    private static final Pattern INCIDENTS = Pattern.compile("/*incidents[/;].*");

    @Inject
    Discretion discretion;

    @ServerRequestFilter
    public Uni<Void> check(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        return IncidentInLogs.in(path)
                .filter(id -> INCIDENTS.matcher(path).matches())
                .map(discretion::check)
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
