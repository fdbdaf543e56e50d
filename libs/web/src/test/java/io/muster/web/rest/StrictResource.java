package io.muster.web.rest;

import io.muster.web.Permission;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;

/** Takes a request as those of the services are. */
@Path("/strict")
public class StrictResource {

    public record MatchBody(List<String> journeys, Map<String, String> labels) {}

    public record RuleBody(String name, MatchBody match) {}

    @POST
    @RolesAllowed(Permission.RESPONDER)
    public RuleBody take(RuleBody body) {
        return body;
    }
}
