package io.muster.detection.alert;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
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
     * Repetitions of an alert that were not stored one by one.
     *
     * @param version of the alert that they repeat
     * @param heardAt when the latest of them was accepted
     * @param endsAt what it promised
     */
    record Repetitions(String fingerprint, long version, long count, Instant heardAt, Instant endsAt) {}

    /**
     * What a list of alerts is narrowed to; null accepts all.
     *
     * @param labels that alerts have, with these values; empty accepts all
     * @param after the position of the last one seen: its fingerprint
     * @param restrictedToo whether the reader may know of restricted incidents
     * @param sender the integration that asks: what came with its own key it knows in any case; null for anyone else
     */
    record Filter(
            AlertState state,
            UUID incidentId,
            Map<String, String> labels,
            String after,
            boolean restrictedToo,
            String sender) {

        /** For a person or a service. */
        public Filter(
                AlertState state, UUID incidentId, Map<String, String> labels, String after, boolean restrictedToo) {
            this(state, incidentId, labels, after, restrictedToo, null);
        }

        Filter about(UUID incident) {
            return new Filter(state, incident, labels, after, restrictedToo, sender);
        }

        /** For who may know of every incident. */
        public Filter(AlertState state, UUID incidentId, Map<String, String> labels, String after) {
            this(state, incidentId, labels, after, true);
        }

        /** The same, whatever the labels are. */
        public Filter(AlertState state, UUID incidentId, String after) {
            this(state, incidentId, Map.of(), after);
        }
    }

    /** Those that are known, by fingerprint, held by the transaction until it ends. */
    Uni<Map<String, Alert>> locked(Collection<String> fingerprints);

    Uni<Optional<Alert>> find(String fingerprint);

    /** Those of the fingerprints that are known, without order. */
    Uni<List<Alert>> all(Collection<String> fingerprints);

    /**
     * Stores alerts as they are now. Fails, and is worth trying again, when one of them was stored by somebody else since
     * it was read.
     *
     * @param partitions of the intake log that their signals come in, by fingerprint; what is absent stays as it is known
     */
    Uni<Void> save(Collection<Alert> changed, Map<String, Integer> partitions);

    /** One that is flapping counts as firing, also while its source says that it is resolved. */
    Uni<Standing> standing(UUID incidentId);

    /** When the last of the incident's flapping alerts will be calm, if it stays resolved; empty when none flaps. */
    Uni<Optional<Instant>> calmAt(UUID incidentId);

    /**
     * The incident's firing alerts whose end passed so long ago, in the time that the partition of their signals has
     * reached, held by the transaction.
     */
    Uni<List<Alert>> silent(UUID incidentId, Duration patience, int most);

    /** The same for alerts without an incident, which become lost on the spot. @return how many, at most {@code most} */
    Uni<Integer> loseSilent(Duration patience, int most);

    /**
     * Alerts that fire, or tell of silence, and are suppressed, in the order of the fingerprints.
     *
     * @param after the last one seen, or null
     */
    Uni<List<Alert>> suppressed(String after, int rows);

    /**
     * What the alerts of an incident say by their labels {@code journey} and {@code service}, each pair once; what an alert
     * does not say is absent.
     *
     * @param but fingerprints of those that are not asked
     */
    Uni<List<Map<String, String>>> subjects(UUID incidentId, Collection<String> but);

    /** Adds repetitions to alerts that still have the version; the others are left alone. @return those it was done for */
    Uni<List<String>> prolong(Collection<Repetitions> repetitions);

    /** When the first of the incident's firing alerts ends unless its source repeats itself; empty when none does. */
    Uni<Optional<Instant>> nextEnd(UUID incidentId);

    /** The alerts belong to the other incident from now on. @return the fingerprints of those that fire */
    Uni<List<String>> move(UUID from, UUID into);

    /** The same for those of the fingerprints alone. */
    Uni<Void> move(UUID from, UUID into, Collection<String> fingerprints);

    /**
     * Forgets alerts that are resolved or lost and had no signal since then. What keeps others quiet stays until that is
     * forgotten, and what tells of silence until its source speaks.
     *
     * @param needed those of these incidents stay
     * @return how many, at most {@code most}
     */
    Uni<Integer> forget(Instant before, Collection<UUID> needed, int most);

    /** In the order of the fingerprints. */
    Uni<List<Alert>> list(Filter filter, int rows);

    /** How many alerts are in each state; states without any are absent. */
    Uni<Map<AlertState, Long>> counts();
}
