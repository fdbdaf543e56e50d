package io.muster.detection.policy;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What was decided about signals, as far back as it is kept. Joins the caller's transaction. */
public interface PastDecisions {

    /**
     * A signal that was decided about.
     *
     * @param kind alert or report
     * @param rule that decided; null when none matched
     * @param policyVersion that decided
     * @param incidentId null when it belongs to none
     */
    record PastDecision(
            UUID id,
            String kind,
            String summary,
            Facts facts,
            Outcome outcome,
            String rule,
            long policyVersion,
            UUID incidentId,
            Instant receivedAt) {}

    /**
     * Newest first.
     *
     * @param before only those with a smaller id; null for the newest
     * @param restrictedToo whether the reader may know of restricted incidents
     */
    Uni<List<PastDecision>> since(Instant from, UUID before, boolean restrictedToo, int rows);
}
