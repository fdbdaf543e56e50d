package io.muster.detection.alert;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The alerts that are known. Everything joins the caller's transaction. */
public interface Alerts {

    /** How the alerts of an incident stand. */
    record Standing(int firing, int lost) {

        /** Every alert was resolved by its source; one that is lost was not. */
        public boolean isClear() {
            return firing == 0 && lost == 0;
        }
    }

    /**
     * What a list of alerts is narrowed to; null accepts all.
     *
     * @param after the position of the last one seen: its fingerprint
     */
    record Filter(AlertState state, UUID incidentId, String after) {}

    /** The alert, held by the transaction until it ends, also when it does not exist yet. */
    Uni<Optional<Alert>> locked(String fingerprint);

    Uni<Optional<Alert>> find(String fingerprint);

    /** Those of the fingerprints that are known, without order. */
    Uni<List<Alert>> all(Collection<String> fingerprints);

    Uni<Void> save(Alert alert);

    Uni<Standing> standing(UUID incidentId);

    /** The incident's firing alerts whose end has passed, held by the transaction. */
    Uni<List<Alert>> silent(UUID incidentId, Instant now);

    /** When the first of the incident's firing alerts ends unless its source repeats itself; empty when none does. */
    Uni<Optional<Instant>> nextEnd(UUID incidentId);

    /** The alerts belong to the other incident from now on. */
    Uni<Void> move(UUID from, UUID into);

    /** In the order of the fingerprints. */
    Uni<List<Alert>> list(Filter filter, int rows);

    /** How many alerts are in each state; states without any are absent. */
    Uni<Map<AlertState, Long>> counts();
}
