package io.muster.escalation.paging;

import io.muster.contracts.EscalationEvent.ResponderJoined;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Where it is kept who comes and who cannot. Joins the caller's transaction. */
public interface WordOfComing {

    /** Replaces what the person said before. */
    Uni<Void> note(ResponderJoined said);

    /** Whose last word is that they cannot come to the incident, and since when. */
    Uni<Map<String, Instant>> cannotCome(UUID incidentId);
}
