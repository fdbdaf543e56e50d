package io.muster.escalation.people.rest;

import io.muster.contracts.Journey;
import io.muster.escalation.Kept;
import io.muster.escalation.Keys;
import io.muster.escalation.people.Directory;
import io.muster.escalation.people.Service;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/services")
@Tag(name = "people")
@Produces(MediaType.APPLICATION_JSON)
class ServicesResource {

    private final Directory directory;

    ServicesResource(Directory directory) {
        this.directory = directory;
    }

    /** @param team key of the owning team @param policy key of the escalation policy that pages for it */
    record ServiceRequest(
            @NotBlank @Size(max = 200) String name,
            @NotBlank String team,
            @NotBlank String policy,
            List<@NotNull Journey> journeys) {

        static ServiceRequest of(Service service) {
            return new ServiceRequest(service.name(), service.team(), service.policy(), service.journeys());
        }

        Service service(String key) {
            return new Service(key, name, team, policy, journeys == null ? List.of() : journeys);
        }
    }

    /** @param warnings what the service names that does not exist */
    record ServiceView(
            String key, String name, String team, String policy, List<Journey> journeys, List<String> warnings) {

        static ServiceView of(Kept<Service> kept) {
            Service service = kept.value();
            return new ServiceView(
                    service.key(),
                    service.name(),
                    service.team(),
                    service.policy(),
                    service.journeys(),
                    kept.warnings());
        }
    }

    @PUT
    @Path("/{key}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Permission.ADMIN, Scope.WRITE})
    @Operation(summary = "Keep a service: who owns it, which policy pages for it")
    public Uni<ServiceView> put(
            @PathParam("key") @Pattern(regexp = Keys.RULE, message = Keys.MESSAGE) String key,
            @NotNull @Valid ServiceRequest request) {
        return directory.save(request.service(key)).map(ServiceView::of);
    }

    @GET
    @Path("/{key}")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "A service of the store")
    public Uni<ServiceView> get(@PathParam("key") String key) {
        return directory.service(key).map(ServiceView::of);
    }
}
