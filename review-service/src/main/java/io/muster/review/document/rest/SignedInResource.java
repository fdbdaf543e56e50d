package io.muster.review.document.rest;

import io.muster.web.Permission;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** The identity provider sends readers back here; signing in then leads on to the review they wanted to read. */
@Path("/signed-in")
class SignedInResource {

    @GET
    @RolesAllowed(Permission.VIEWER)
    @Operation(summary = "Where signing in comes back to")
    public RestResponse<Void> signedIn() {
        return RestResponse.seeOther(URI.create("/reviews"));
    }
}
