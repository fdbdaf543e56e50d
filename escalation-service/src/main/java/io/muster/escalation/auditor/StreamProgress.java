package io.muster.escalation.auditor;

import java.time.Instant;
import java.util.Optional;

/** How far the auditor has come in reading the stream. */
public interface StreamProgress {

    /** Asks the broker anew, and waits for no answer. */
    void ask();

    /** By the last answer: since when something waits to be read, or no answer has come; empty for neither. */
    Optional<Instant> behindSince();
}
