package io.muster.board.incidents;

import java.util.List;

/** What a reader of live changes missed since the place it names. */
public sealed interface Missed {

    /** @param changes oldest first; some of it perhaps seen already */
    record All(List<Change> changes) implements Missed {}

    /**
     * More than is told one by one, or the place is none that this board gave out: it has been built anew since.
     *
     * @param newest the newest place when it was looked up; 0 when the board is empty
     */
    record TooMuch(long newest) implements Missed {}

    /**
     * @param after the place that the reader names
     * @param changes what was found after it, looked up after {@code newest} was
     * @param most how many are told one by one
     */
    static Missed of(long after, long newest, List<Change> changes, int most) {
        return after > newest || changes.size() > most ? new TooMuch(newest) : new All(changes);
    }
}
