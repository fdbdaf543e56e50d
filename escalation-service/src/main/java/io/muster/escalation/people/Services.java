package io.muster.escalation.people;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** The store's services with their owners. Joins the caller's transaction. */
public interface Services {

    Uni<Optional<Service>> find(String key);

    /** All of them, by key. */
    Uni<List<Service>> all();

    Uni<Void> save(Service service);

    /** Nothing happens when there is none. */
    Uni<Void> remove(String key);
}
