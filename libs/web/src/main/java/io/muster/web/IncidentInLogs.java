package io.muster.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Names the incident of a call in every line that is logged on its behalf. */
public class IncidentInLogs {

    /** The key in the log's context; the consumers of the stream use the same. */
    public static final String KEY = "incidentId";

    private static final Pattern INCIDENT = Pattern.compile("/incidents/+([^/]+)");

    @ServerRequestFilter(preMatching = true)
    public void name(ContainerRequestContext request) {
        in(request.getUriInfo().getPath()).ifPresent(id -> MDC.put(KEY, id.toString()));
    }

    /**
     * The incident that a path is about. Whatever a path parameter would take as its id counts, as one without leading
     * zeros: filters rely on it.
     */
    public static Optional<UUID> in(String path) {
        Matcher matcher = INCIDENT.matcher(path);
        try {
            return matcher.find() ? Optional.of(UUID.fromString(matcher.group(1))) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
