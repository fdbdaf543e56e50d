package io.muster.resolution.restoration.rest;

import io.muster.resolution.restoration.FollowIncident;
import io.muster.resolution.restoration.Gates;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** How far restoration is, gate by gate. Open gates are also members of problems, whose types nothing else announces. */
@RegisterForReflection(targets = Gates.Open.class)
@Path("/incidents/{id}")
@Produces(MediaType.APPLICATION_JSON)
class RestorationResource {

    private final FollowIncident restorations;

    RestorationResource(FollowIncident restorations) {
        this.restorations = restorations;
    }

    @GET
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    public Uni<RestorationView> restoration(UUID id) {
        return restorations.get(id).map(RestorationView::of);
    }
}
