package io.muster.escalation.people;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The teams of the company. Joins the caller's transaction. */
public interface Teams {

    Uni<Optional<Team>> find(String key);

    /** Those of the given keys that exist, in no particular order. */
    Uni<List<Team>> findAll(Collection<String> keys);

    /** All of them, by key. */
    Uni<List<Team>> all();

    Uni<Void> save(Team team);

    /** Nothing happens when there is none. */
    Uni<Void> remove(String key);
}
