package io.muster.comms.statuspage;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** The page and its components. */
public interface StatusPages {

    /** Empty while nobody has named it. */
    Uni<Optional<StatusPage>> page();

    Uni<StatusPage> save(StatusPage page);

    Uni<List<Component>> components();

    Uni<Optional<Component>> component(String key);

    Uni<Component> save(Component component);
}
