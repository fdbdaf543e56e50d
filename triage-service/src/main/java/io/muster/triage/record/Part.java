package io.muster.triage.record;

import io.muster.contracts.Journey;
import io.muster.contracts.Severity;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What goes on as an incident of its own.
 *
 * @param what what is broken there, in one line
 * @param where empty means everywhere
 * @param service key of the affected service; null when that is not known
 * @param proposedSeverity null leaves it to detection's policy
 * @param fingerprints of the alerts that go along
 */
public record Part(
        String what,
        List<Journey> journeys,
        List<String> where,
        String service,
        Severity proposedSeverity,
        List<String> fingerprints) {

    /**
     * What of it the incident does not have: journeys by their name, alerts by their fingerprint.
     *
     * @param journeys of the incident
     * @param strange alerts of this part that are not the incident's
     */
    List<String> notOf(Collection<Journey> journeys, List<String> strange) {
        return Stream.concat(
                        this.journeys.stream()
                                .filter(journey -> !journeys.contains(journey))
                                .map(journey -> journey.name().toLowerCase(Locale.ROOT)),
                        strange.stream())
                .toList();
    }
}
