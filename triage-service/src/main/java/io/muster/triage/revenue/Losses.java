package io.muster.triage.revenue;

import io.muster.triage.revenue.TrendPolicy.Firing;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** How far the losses of incidents are counted, and how many of their alerts fired when. */
public interface Losses {

    Uni<Optional<LossState>> find(UUID incident);

    Uni<Void> put(UUID incident, LossState state);

    /** Adds a count, and forgets those from before the hour. */
    Uni<Void> fired(UUID incident, Instant at, int firing);

    /** Oldest first. */
    Uni<List<Firing>> firing(UUID incident);
}
