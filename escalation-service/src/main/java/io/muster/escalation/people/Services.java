package io.muster.escalation.people;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The store's services with their owners. Joins the caller's transaction. */
public interface Services {

    Uni<Optional<Service>> find(String key);

    /** Those of them that are known; key → service. */
    Uni<Map<String, Service>> find(Collection<String> keys);

    /** All of them, by key. */
    Uni<List<Service>> all();

    Uni<Void> save(Service service);

    /** Nothing happens when there is none. */
    Uni<Void> remove(String key);
}
