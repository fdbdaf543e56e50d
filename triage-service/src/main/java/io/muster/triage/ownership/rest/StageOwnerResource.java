package io.muster.triage.ownership.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.contracts.Stage;
import io.muster.triage.ownership.NameOwner;
import io.muster.triage.ownership.Ownership;
import io.muster.web.Caller;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Who answers for which stage of an incident (R2). */
@Path("/incidents/{id}/stage-owners")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class StageOwnerResource {

    /** @param owner a person's id; absent names nobody any more, so that the usual role answers for the stage */
    record StageOwnerRequest(@Size(min = 1, max = 100) String owner) {}

    /**
     * @param owner absent while nobody answers for the stage
     * @param named whether the owner was named, or answers for it by a role
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StageOwnerView(Stage stage, String owner, boolean named) {
        static List<StageOwnerView> of(Ownership ownership) {
            return Arrays.stream(Stage.values())
                    .map(stage -> new StageOwnerView(
                            stage,
                            ownership.ownerOf(stage).orElse(null),
                            ownership.named().containsKey(stage)))
                    .toList();
        }
    }

    private final NameOwner owners;
    private final Caller caller;

    StageOwnerResource(NameOwner owners, Caller caller) {
        this.owners = owners;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    public Uni<List<StageOwnerView>> owners(UUID id) {
        return owners.of(id).map(StageOwnerView::of);
    }

    @PUT
    @Path("/{stage}")
    @RolesAllowed({Permission.RESPONDER, Permission.COMMANDER, Permission.OWNER})
    public Uni<List<StageOwnerView>> name(UUID id, StageWord stage, @NotNull @Valid StageOwnerRequest request) {
        return owners.name(id, stage.stage(), request.owner(), caller.actor()).map(StageOwnerView::of);
    }

    /** A stage as it stands in a path: {@code communicate}. */
    record StageWord(Stage stage) {
        /** Called by Jakarta REST; an unknown word is not found. */
        public static StageWord fromString(String word) {
            return Arrays.stream(Stage.values())
                    .filter(stage -> stage.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst()
                    .map(StageWord::new)
                    .orElseThrow(() -> new IllegalArgumentException("no stage is called " + word));
        }
    }
}
