package io.muster.escalation.foresight;

import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** What somebody was warned of already. Joins the caller's transaction. */
public interface ToldWorries {

    /** @return whether it is the first time, so that it has to be told */
    Uni<Boolean> note(String schedule, Worry worry, Instant now);

    /** Forgets what was told long ago. */
    Uni<Void> forget(Instant toldBefore);
}
