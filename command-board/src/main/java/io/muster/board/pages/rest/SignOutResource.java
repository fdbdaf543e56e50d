package io.muster.board.pages.rest;

import io.muster.web.Permission;
import io.quarkus.oidc.IdToken;
import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.OidcSession;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Ends the browser's session here, and at the identity provider when that offers it. */
@Path("/logout")
@Tag(name = "pages")
class SignOutResource {

    @Inject
    OidcSession session;

    @Inject
    Instance<OidcConfigurationMetadata> provider;

    @Inject
    @IdToken
    Instance<JsonWebToken> idToken;

    @POST
    @RolesAllowed(Permission.VIEWER)
    @Operation(summary = "Sign out of the pages")
    public Uni<Response> signOut(@Context UriInfo address) {
        if (session.getIdToken() == null || session.getIdToken().getRawToken() == null) {
            return Uni.createFrom()
                    .item(Response.seeOther(URI.create("/signed-out")).build());
        }
        URI next = nextOf(address.getBaseUriBuilder().path("signed-out").build());
        return session.logout().map(done -> Response.seeOther(next).build());
    }

    private URI nextOf(URI signedOut) {
        String endSession = provider.get().getEndSessionUri();
        return endSession == null
                ? signedOut
                : UriBuilder.fromUri(endSession)
                        .queryParam("id_token_hint", idToken.get().getRawToken())
                        .queryParam("post_logout_redirect_uri", signedOut)
                        .build();
    }
}
