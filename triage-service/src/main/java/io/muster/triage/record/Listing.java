package io.muster.triage.record;

import io.muster.contracts.Journey;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.IncidentType;

/**
 * Which records a list shows; null asks for nothing.
 *
 * @param open whether people still work on it
 * @param words all of them are in what is broken, in any case
 * @param restrictedToo whether the reader may know of restricted incidents
 * @param before only those with a smaller number; null begins with the newest
 * @param rows how many at most
 */
public record Listing(
        Boolean open,
        Severity severity,
        IncidentType type,
        Journey journey,
        String words,
        boolean restrictedToo,
        Long before,
        int rows) {}
