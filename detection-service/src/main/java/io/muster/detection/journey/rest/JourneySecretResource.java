package io.muster.detection.journey.rest;

import io.muster.detection.journey.JourneySecrets;
import io.muster.detection.journey.Journeys.NamedSecret;
import io.muster.web.Caller;
import io.muster.web.Permission;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The secrets that journeys name. They are written and used, never shown. */
@Path("/journey-secrets")
@RolesAllowed(Permission.ADMIN)
@Tag(name = "synthetic journeys")
class JourneySecretResource {

    @Inject
    JourneySecrets secrets;

    @Inject
    Caller caller;

    record SecretRequest(@NotNull String secret) {}

    record SecretView(String name, Instant changedAt, String changedBy) {

        static SecretView of(NamedSecret secret) {
            return new SecretView(secret.name(), secret.changedAt(), secret.changedBy());
        }
    }

    record SecretList(List<SecretView> items) {}

    @GET
    @Operation(summary = "The names of the secrets")
    public Uni<SecretList> list() {
        return secrets.list()
                .map(found -> new SecretList(found.stream().map(SecretView::of).toList()));
    }

    @PUT
    @Path("/{name}")
    @Operation(summary = "Set a secret")
    @APIResponse(responseCode = "204", description = "Set")
    public Uni<Void> put(@PathParam("name") String name, @Valid @NotNull SecretRequest request) {
        return secrets.put(name, request.secret(), caller.id());
    }

    @DELETE
    @Path("/{name}")
    @Operation(summary = "Remove a secret that no journey needs")
    @APIResponse(responseCode = "204", description = "Gone")
    public Uni<Void> remove(@PathParam("name") String name) {
        return secrets.remove(name);
    }
}
