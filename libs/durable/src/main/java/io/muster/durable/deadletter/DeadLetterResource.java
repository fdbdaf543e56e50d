package io.muster.durable.deadletter;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;

/** Records that could not be handled: looking at them, and trying them again once the cause is mended. */
@Path("/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
class DeadLetterResource {
    private final Redrive redrive;

    DeadLetterResource(Redrive redrive) {
        this.redrive = redrive;
    }

    @GET
    public Uni<List<DeadLetterView>> list() {
        return redrive.open();
    }

    @POST
    @Path("/{id}/redrive")
    public Uni<Redriven> redrive(@PathParam("id") UUID id) {
        return redrive.redrive(id);
    }
}
