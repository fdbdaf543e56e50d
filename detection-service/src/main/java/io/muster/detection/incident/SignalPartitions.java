package io.muster.detection.incident;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Map;

/** How far the partitions of the intake log are done. Joins the caller's transaction. */
public interface SignalPartitions {

    /** Everything accepted before these times is done; what is later already stays. */
    Uni<Void> reached(Map<Integer, Instant> times);
}
