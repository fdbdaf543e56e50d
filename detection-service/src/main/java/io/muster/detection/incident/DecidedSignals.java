package io.muster.detection.incident;

import io.muster.detection.incident.DecidedSignal.Placement;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What was decided about signals. Rows are never changed, and forgotten when they are old. */
public interface DecidedSignals {

    /**
     * What a list is narrowed to; null accepts all.
     *
     * @param incidentId any id by which it is known: those of what was merged into it, or that it lives on in, are meant too
     * @param before only those with a smaller id, which is those accepted earlier
     * @param restrictedToo whether the reader may know of restricted incidents
     */
    record Filter(String fingerprint, UUID incidentId, Placement placement, UUID before, boolean restrictedToo) {}

    /**
     * A decision, and what it was about.
     *
     * @param signal as it was accepted, in JSON
     * @param saidBy how many reports had said the same by then; 0 for an alert
     */
    record Kept(DecidedSignal decided, String signal, int saidBy) {}

    Uni<Void> add(List<Kept> decisions);

    Uni<Optional<DecidedSignal>> find(UUID id);

    /**
     * Forgets decisions of before that time.
     *
     * @param needed those of these incidents stay
     * @return how many, at most {@code most}
     */
    Uni<Integer> forget(Instant before, Collection<UUID> needed, int most);

    /** Newest first. */
    Uni<List<DecidedSignal>> list(Filter filter, int rows);
}
