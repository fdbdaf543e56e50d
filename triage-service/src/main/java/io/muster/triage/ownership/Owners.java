package io.muster.triage.ownership;

import io.muster.contracts.Actor;
import io.muster.contracts.Role;
import io.muster.contracts.Stage;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.UUID;

/** Who was named for which stage, and who holds which role. */
public interface Owners {

    Uni<Ownership> of(UUID incident);

    /** @param person null when nobody holds the role any more */
    Uni<Void> hold(UUID incident, Role role, String person);

    /** @param person null when nobody is named any more */
    Uni<Void> name(UUID incident, Stage stage, String person, Actor by, Instant at);
}
