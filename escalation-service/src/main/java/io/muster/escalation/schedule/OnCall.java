package io.muster.escalation.schedule;

import java.time.Instant;

/**
 * Whose shift it is.
 *
 * @param since when the shift began
 * @param until when the shift ends: somebody else takes over, or nobody
 */
public record OnCall(String person, Instant since, Instant until) {}
