package io.muster.detection.silence;

import io.smallrye.mutiny.Uni;

/**
 * Who answers from memory whether something is silenced. Beans of this type are told of a change on this replica before
 * the caller is answered, so that what is silenced is silent from then on; other replicas hear of it a moment later.
 */
public interface HearOfSilences {

    /** A change was committed; completes when it is known here. Must not fail. */
    Uni<Void> changed();
}
