package io.muster.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Names the incident of a call in every line that is logged on its behalf. */
public class IncidentInLogs {

    /** The key in the log's context; the consumers of the stream use the same. */
    public static final String KEY = "incidentId";

    private static final PathIds INCIDENTS = PathIds.after("incidents");

    @ServerRequestFilter(preMatching = true)
    public void name(ContainerRequestContext request) {
        in(request.getUriInfo().getPath()).ifPresent(id -> MDC.put(KEY, id.toString()));
    }

    /** The incident that a path is about. */
    public static Optional<UUID> in(String path) {
        return INCIDENTS.in(path);
    }
}
