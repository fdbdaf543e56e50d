package io.muster.detection.incident;

import io.muster.detection.signal.Signal;
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
     */
    record Filter(String fingerprint, UUID incidentId, UUID before) {}

    /** @param signal kept as it was accepted */
    Uni<Void> add(DecidedSignal decided, Signal signal);

    Uni<Optional<DecidedSignal>> find(UUID id);

    /** Newest first. */
    Uni<List<DecidedSignal>> list(Filter filter, int rows);
}
