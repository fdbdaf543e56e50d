package io.muster.escalation.paging;

import io.muster.contracts.EscalationEvent.ResponderJoined;
import io.smallrye.mutiny.Uni;

/** Where it is kept who comes and who cannot. Joins the caller's transaction. */
public interface WordOfComing {

    /** Replaces what the person said before. */
    Uni<Void> note(ResponderJoined said);
}
