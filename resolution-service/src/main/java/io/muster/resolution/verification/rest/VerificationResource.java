package io.muster.resolution.verification.rest;

import io.muster.contracts.ResolutionEvent.Gate;
import io.muster.resolution.verification.RecordVerification;
import io.muster.web.Caller;
import io.muster.web.Permission;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The three gates of restoration (R93). */
@Path("/incidents/{id}/verifications")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class VerificationResource {

    private static final String GATES = "data-integrity|transactions|user-state";

    private final RecordVerification verifications;
    private final Caller caller;

    VerificationResource(RecordVerification verifications, Caller caller) {
        this.verifications = verifications;
        this.caller = caller;
    }

    @PUT
    @Path("/{gate}")
    @Operation(
            summary = "What is known of a gate",
            description =
                    "Owner and evidence may be prepared at any time, and a failure be told. A gate passes after the"
                            + " mitigation only, else 409 `not-mitigated`; a relapse empties all three.")
    @RolesAllowed({Permission.RESPONDER, Permission.COMMANDER})
    public Uni<VerificationView> record(
            UUID id, @Pattern(regexp = GATES) String gate, @NotNull @Valid VerificationRequest request) {
        var which = Gate.valueOf(gate.toUpperCase(Locale.ROOT).replace('-', '_'));
        return verifications
                .record(id, which, request.owner(), request.evidenceOrNull(), request.result(), caller.actor())
                .map(restoration -> VerificationView.of(restoration, which));
    }
}
