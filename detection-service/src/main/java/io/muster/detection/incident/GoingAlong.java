package io.muster.detection.incident;

import io.muster.contracts.Journey;
import io.muster.contracts.TriageEvent.IncidentSplit;
import io.muster.detection.alert.Alert;
import io.muster.detection.alert.AlertState;
import io.muster.detection.policy.Facts;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What goes along when a part of an incident is split off: what the split names, and what its alerts tell by themselves
 * where it does not.
 *
 * @param secret whether few may know of it
 * @param alerts of the old incident, by now
 */
record GoingAlong(IncidentSplit split, boolean secret, List<Alert> alerts) {

    static GoingAlong of(IncidentSplit split, boolean secret, Collection<Alert> known) {
        return new GoingAlong(
                split,
                secret,
                known.stream()
                        .filter(alert -> split.incidentId().equals(alert.incidentId()))
                        .toList());
    }

    /** Its alerts are another incident's by now, and there was nothing else. */
    boolean isNothing() {
        return alerts.isEmpty()
                && !split.fingerprints().isEmpty()
                && split.journeys().isEmpty();
    }

    /** Those of the split, else of the alerts. */
    List<Journey> journeys() {
        return split.journeys().isEmpty()
                ? facts().map(Facts::journey)
                        .filter(Objects::nonNull)
                        .distinct()
                        .sorted()
                        .toList()
                : split.journeys();
    }

    /** That of the split, else the one that every alert names; otherwise it is taken to be the old incident's. */
    String service(DetectedIncident from) {
        return Optional.ofNullable(split.service()).or(this::serviceOfAll).orElseGet(from::service);
    }

    private Optional<String> serviceOfAll() {
        List<Optional<String>> named =
                facts().map(Facts::service).map(Optional::ofNullable).distinct().toList();
        return named.size() == 1 ? named.getFirst() : Optional.empty();
    }

    /** The scopes that may change hands, ordered for their locks. */
    List<Scope> scopes() {
        return Stream.concat(said().stream(), facts().flatMap(this::scope))
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * Of the scopes, those that the new incident takes: what a third one holds stays there; and what only the alerts tell
     * stays with the old incident where that began with it or has other alerts of it.
     *
     * @param holders of the scopes now
     * @param staying what the alerts that stay say, by their labels
     */
    List<Scope> taken(DetectedIncident from, Map<Scope, UUID> holders, Collection<Map<String, String>> staying) {
        Set<Scope> kept = new HashSet<>(Scope.of(from.journeys(), from.service(), secret));
        staying.stream()
                .map(labels -> Facts.of(from.source(), labels))
                .flatMap(this::scope)
                .forEach(kept::add);
        said().forEach(kept::remove);
        return scopes().stream()
                .filter(scope -> !kept.contains(scope))
                .filter(scope -> holders.getOrDefault(scope, from.id()).equals(from.id()))
                .toList();
    }

    List<String> fingerprints() {
        return alerts.stream().map(Alert::fingerprint).toList();
    }

    /** Whether every alert of it is resolved. */
    boolean isOver() {
        return alerts.stream().allMatch(alert -> alert.state() == AlertState.RESOLVED);
    }

    private List<Scope> said() {
        return Scope.of(split.journeys(), split.service(), secret);
    }

    private Stream<Facts> facts() {
        return alerts.stream().map(alert -> Facts.of(alert.source(), alert.labels()));
    }

    private Stream<Scope> scope(Facts facts) {
        return Scope.of(Stream.ofNullable(facts.journey()).toList(), facts.service(), secret).stream();
    }
}
