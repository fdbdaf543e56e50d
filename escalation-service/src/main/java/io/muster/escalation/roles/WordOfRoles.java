package io.muster.escalation.roles;

import io.muster.contracts.Actor;
import io.muster.contracts.Role;
import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Who wants to know that a role was given or taken over by hand. Joins the caller's transaction, which has entered the gate. */
public interface WordOfRoles {

    /** @param by who gave it; the person, where they took it over */
    Uni<Void> given(UUID incidentId, Role role, String person, Actor by);
}
