package io.muster.escalation.people;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Everyone who can be paged. Joins the caller's transaction. */
public interface People {

    Uni<Optional<Person>> find(String id);

    /** Those of the given ids that are known, in no particular order. */
    Uni<List<Person>> findAll(Collection<String> ids);

    /** All of them, by id. */
    Uni<List<Person>> all();

    Uni<Void> save(Person person);

    /** With the addresses at which their shifts are read. Nothing happens when there is none. */
    Uni<Void> remove(String id);
}
