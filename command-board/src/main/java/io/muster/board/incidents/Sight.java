package io.muster.board.incidents;

/** How much somebody may see (R71, R73). */
public enum Sight {
    /** All but what is restricted. */
    USUAL,
    /** Also what is restricted: for those who work on incidents. */
    EVERYTHING
}
