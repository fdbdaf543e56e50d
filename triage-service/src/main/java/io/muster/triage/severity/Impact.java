package io.muster.triage.severity;

import io.muster.contracts.Journey;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.contracts.TriageEvent.Scope;
import io.muster.contracts.TriageEvent.Trend;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * Who and what is hit (R32), and how urgent that is (R33).
 *
 * @param where regions, storefronts or devices; empty means everywhere
 * @param workaround what customers can do meanwhile; null when there is none
 */
public record Impact(
        List<Journey> journeys, List<String> where, Scope scope, Trend trend, String workaround, IncidentType type) {

    public Impact {
        // A newer version may name a journey this one does not know; it reads as null.
        journeys = journeys.stream().filter(Objects::nonNull).distinct().toList();
        where = where.stream().distinct().toList();
    }

    /** What is known before anybody looked: no named place means everywhere, and everywhere means everyone. */
    public static Impact assumed(List<Journey> journeys, List<String> where) {
        var scope = where.isEmpty() ? Scope.ALL : Scope.SOME;
        var type = journeys.contains(Journey.PAY) ? IncidentType.PAYMENT : IncidentType.TECHNICAL;
        return new Impact(journeys, where, scope, Trend.STABLE, null, type);
    }

    /**
     * The same impact after it was seen in further journeys and places. It only widens: "everywhere" is not narrowed by
     * a signal that names a place.
     */
    public Impact growing(Collection<Journey> moreJourneys, Collection<String> moreWhere) {
        var allJourneys = new ArrayList<>(journeys);
        allJourneys.addAll(moreJourneys);
        var allWhere = new ArrayList<>(where);
        if (!where.isEmpty()) {
            allWhere.addAll(moreWhere);
        }
        return new Impact(allJourneys, allWhere, scope, Trend.GROWING, workaround, type);
    }

    public Impact of(IncidentType other) {
        return new Impact(journeys, where, scope, trend, workaround, other);
    }

    public boolean hasWorkaround() {
        return workaround != null && !workaround.isBlank();
    }
}
