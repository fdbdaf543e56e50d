package io.muster.review.document.rest;

import io.muster.review.document.ReviewEditor;
import io.muster.review.document.rest.ReviewRequests.CompleteRequest;
import io.muster.web.Caller;
import io.muster.web.Idempotent;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** Agreed actions are tracked to completion (R107), also by the issue tracker they live in. */
@Path("/actions/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class ActionResource {

    private final ReviewEditor editor;
    private final Caller caller;

    ActionResource(ReviewEditor editor, Caller caller) {
        this.editor = editor;
        this.caller = caller;
    }

    @POST
    @Path("/complete")
    @Idempotent
    @RolesAllowed({Permission.RESPONDER, Permission.COMMANDER, Permission.COMMUNICATIONS, Permission.OWNER, Scope.WRITE
    })
    public Uni<ActionView> complete(UUID id, @NotNull @Valid CompleteRequest request) {
        return editor.complete(id, request.outcome(), caller.actor()).map(ActionView::of);
    }
}
