package io.muster.triage.revenue;

import io.muster.triage.revenue.TrendPolicy.Firing;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** How far the losses of incidents are counted, and how many of their alerts fired when. */
public interface Losses {

    Uni<Optional<LossState>> find(UUID incident);

    /** Of those that have one. */
    Uni<Map<UUID, LossState>> find(Collection<UUID> incidents);

    Uni<Void> put(UUID incident, LossState state);

    Uni<Void> put(Map<UUID, LossState> states);

    /** Adds a count, and forgets those from before the hour. */
    Uni<Void> fired(UUID incident, Instant at, int firing);

    /** Oldest first; without those of which nothing is known. */
    Uni<Map<UUID, List<Firing>>> firing(Collection<UUID> incidents);
}
