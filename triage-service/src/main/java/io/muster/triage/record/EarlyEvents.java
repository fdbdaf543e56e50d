package io.muster.triage.record;

import io.muster.contracts.LifecycleEvent;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Events of incidents whose beginning has not come yet; kept, so that nothing is lost when it does. */
public interface EarlyEvents {

    Uni<Void> keep(LifecycleEvent event);

    /** For which of the incidents something is kept. */
    Uni<Set<UUID>> of(Collection<UUID> incidents);

    /** Removes and returns what was kept, in the order it came. */
    Uni<List<LifecycleEvent>> take(UUID incident);
}
