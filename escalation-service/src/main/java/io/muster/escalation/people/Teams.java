package io.muster.escalation.people;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** The teams of the company. Joins the caller's transaction. */
public interface Teams {

    Uni<Optional<Team>> find(String key);

    Uni<Void> save(Team team);
}
