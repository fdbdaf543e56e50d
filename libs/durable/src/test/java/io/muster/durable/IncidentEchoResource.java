package io.muster.durable;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Tells what a resource below an incident, and a list of what is of one, is asked. */
@Path("/")
@PermitAll
public class IncidentEchoResource {

    @GET
    @Path("/incidents/{id}/notes")
    public String notes(@PathParam("id") UUID id, @QueryParam("text") String text) {
        return id + " " + text;
    }

    @GET
    @Path("/incidents/{id}/hidden")
    public Response hidden(@PathParam("id") UUID id) {
        return Response.status(404)
                .type("application/problem+json")
                .entity("{\"detail\": \"there is no incident %s\", \"incidentId\": \"%s\"}".formatted(id, id))
                .build();
    }

    @GET
    @Path("/notes")
    public String list(@QueryParam("incident") UUID id, @QueryParam("text") String text) {
        return id + " " + text;
    }
}
