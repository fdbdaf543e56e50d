package io.muster.detection.turn;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/**
 * What has to be done again and again, by one replica at a time: taken with a lease and a fence, never by two at once,
 * and taken again when its taker was killed. Everything joins the caller's transaction.
 */
public interface Turns {

    /** Due at this time; what is known already is due then at the latest. */
    Uni<Void> schedule(String kind, String key, Instant dueAt);

    Uni<Void> cancel(String kind, String key);

    /** The first that is due and in nobody's hands. */
    Uni<Optional<Turn>> take(String kind, Instant now, Instant leasedUntil);

    /**
     * The turn is over.
     *
     * @param nextAt when it is due again
     * @return false when somebody else has taken it meanwhile, or it was cancelled: what came of it must not be kept
     */
    Uni<Boolean> end(Turn turn, Instant nextAt);

    /** When the next one is due or its lease is over; empty when there is none. */
    Uni<Optional<Instant>> next(String kind);
}
