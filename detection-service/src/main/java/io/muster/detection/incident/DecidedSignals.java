package io.muster.detection.incident;

import io.muster.detection.incident.DecidedSignal.Placement;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What was decided about signals. Rows are only ever added. */
public interface DecidedSignals {

    /**
     * What a list is narrowed to; null accepts all.
     *
     * @param before only those with a smaller id, which is those accepted earlier
     * @param restrictedToo whether the reader may know of restricted incidents
     */
    record Filter(String fingerprint, UUID incidentId, Placement placement, UUID before, boolean restrictedToo) {}

    /** A decision, and the signal as it was accepted, in JSON. */
    record Kept(DecidedSignal decided, String signal) {}

    Uni<Void> add(List<Kept> decisions);

    Uni<Optional<DecidedSignal>> find(UUID id);

    /** Newest first. */
    Uni<List<DecidedSignal>> list(Filter filter, int rows);
}
