package io.muster.detection.silence;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What was decided about alerts, as far back as it is kept. Joins the caller's transaction. */
public interface PastSignals {

    /**
     * An alert's signal that was decided about.
     *
     * @param placement what became of it: new, attached, minor or suppressed
     * @param incidentId null when it belongs to none
     */
    record PastSignal(
            UUID id,
            String fingerprint,
            Map<String, String> labels,
            String summary,
            String placement,
            UUID incidentId,
            Instant receivedAt) {}

    /**
     * Newest first.
     *
     * @param before only those with a smaller id; null for the newest
     * @param restrictedToo whether the reader may know of restricted incidents
     */
    Uni<List<PastSignal>> since(Instant from, UUID before, boolean restrictedToo, int rows);
}
