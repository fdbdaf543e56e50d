package io.muster.detection.turn;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** Does what is due. */
public interface TurnTaker {

    String kind();

    /** How long it may take at most; whoever does not end it by then is taken to be dead. */
    Duration lease();

    /** How many this replica does at the same time. */
    int atOnce();

    /** Does it and ends the turn in the transaction that keeps what came of it. Runs on a context of its own. */
    Uni<Void> take(Turn turn);
}
