package io.muster.escalation.paging;

import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** A clock that is the same for all replicas, whatever their own ones say. */
public interface SharedClock {

    Uni<Instant> now();
}
