package io.muster.web.problem;

import io.muster.web.WebProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Refusals by the framework's security, with the challenge that belongs to them: pages are sent to sign in. */
class SecurityProblemMappers {

    private static final Logger LOG = Logger.getLogger(SecurityProblemMappers.class);

    @Inject
    Problems problems;

    @Inject
    RoutingContext request;

    @ServerExceptionMapper
    Uni<Response> unauthorized(UnauthorizedException exception) {
        return challenge();
    }

    @ServerExceptionMapper
    Uni<Response> notAuthenticated(AuthenticationFailedException exception) {
        if (Causes.isUnavailability(exception)) {
            LOG.warnf("sign-in cannot be checked: %s", Causes.root(exception).toString());
            return Uni.createFrom().item(problems.unavailable("sign-in cannot be checked now; try again shortly"));
        }
        return challenge();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException exception) {
        return problems.of(WebProblem.NOT_PERMITTED, "your permissions do not allow this");
    }

    private Uni<Response> challenge() {
        HttpAuthenticator authenticator = request.get(HttpAuthenticator.class.getName());
        if (authenticator == null || !isPage()) {
            return Uni.createFrom().item(signIn());
        }
        return authenticator
                .getChallenge(request)
                .map(this::asResponse)
                .onFailure()
                .recoverWithItem(this::signIn);
    }

    /** Only who asks for a page can follow the way to the sign-in form. */
    private boolean isPage() {
        String accepted = request.request().getHeader(HttpHeaders.ACCEPT);
        return accepted != null && accepted.contains("text/html");
    }

    private Response asResponse(ChallengeData challenge) {
        if (challenge == null) {
            return signIn();
        }
        Response.ResponseBuilder builder =
                challenge.status == 401 ? Response.fromResponse(signIn()) : Response.status(challenge.status);
        challenge.getHeaders().forEach((name, value) -> builder.header(name.toString(), value));
        return builder.build();
    }

    private Response signIn() {
        return Response.fromResponse(problems.of(WebProblem.SIGN_IN_REQUIRED, "the call needs a valid token"))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }
}
