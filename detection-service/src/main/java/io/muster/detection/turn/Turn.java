package io.muster.detection.turn;

import java.time.Instant;

/**
 * The right to do something that is due, once.
 *
 * @param kind what is done, as {@code journey}
 * @param key for what
 * @param dueAt when it was due
 * @param fence whoever takes the turn anew, after a lease that was not ended, has a higher one
 */
public record Turn(String kind, String key, Instant dueAt, long fence) {}
