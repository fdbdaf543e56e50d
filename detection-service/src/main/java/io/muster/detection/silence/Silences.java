package io.muster.detection.silence;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The silences and maintenance windows, and the trail of what was done to them. Everything joins the caller's transaction. */
public interface Silences {

    /**
     * One thing that was done.
     *
     * @param what set, changed or expired
     * @param who the person's id, or the name of the integration whose key was used
     * @param why in words
     */
    record Deed(UUID silenceId, String what, String who, Instant at, String why) {}

    /** What could be in force at that time: those whose start has come and whose end has not. */
    Uni<List<Silence>> inForce(Instant now);

    Uni<Optional<Silence>> find(UUID id);

    /** The same, held by the transaction until it ends. */
    Uni<Optional<Silence>> locked(UUID id);

    /** Those that end after that time, without order. */
    Uni<List<Silence>> endingAfter(Instant time);

    Uni<Void> save(Silence silence);

    Uni<Void> note(Deed deed);

    /** Oldest first. */
    Uni<List<Deed>> trail(UUID silenceId);
}
