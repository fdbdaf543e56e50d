package io.muster.triage.record;

import io.muster.contracts.Journey;
import io.muster.contracts.Severity;
import java.util.List;

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
        List<String> fingerprints) {}
