package io.muster.web;

import io.muster.contracts.Actor;
import io.muster.contracts.Role;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/**
 * Who makes the current call. Only for operations that require sign-in: where everyone is let in, nobody is asked who
 * they are, and the identity provider is not needed.
 */
@RequestScoped
public class Caller {

    private static final List<String> PERMISSIONS = List.of(
            Permission.VIEWER,
            Permission.RESPONDER,
            Permission.COMMANDER,
            Permission.COMMUNICATIONS,
            Permission.OWNER,
            Permission.ADMIN);

    private static final Set<String> READERS_OF_RESTRICTED =
            Set.of(Permission.RESPONDER, Permission.COMMANDER, Permission.OWNER, Permission.ADMIN);

    @Inject
    SecurityIdentity identity;

    /** The token's {@code sub}: a person's id, or another service's client id. */
    public String id() {
        return identity.getPrincipal().getName();
    }

    /** Whether the token carries the permission (or, for services, the scope). */
    public boolean has(String permission) {
        return identity.hasRole(permission);
    }

    /** Whether restricted facts are for them: they work on incidents and answer for them. */
    public boolean mayReadRestricted() {
        return READERS_OF_RESTRICTED.stream().anyMatch(identity::hasRole);
    }

    /** The token of the call, for calling another service in the caller's name. */
    public String token() {
        return identity.getCredential(AccessTokenCredential.class).getToken();
    }

    /** A person carries at least one permission; a service's token has scopes only. */
    public boolean isPerson() {
        return PERMISSIONS.stream().anyMatch(identity::hasRole);
    }

    /** The caller as events name it. */
    public Actor actor() {
        return isPerson() ? Actor.person(id()) : Actor.rule("client:" + id());
    }

    /** The caller as events name it, acting in the given role of the incident. */
    public Actor actor(Role role) {
        return isPerson() ? Actor.person(id(), role) : actor();
    }
}
