package io.muster.triage.severity;

import io.muster.contracts.Journey;
import io.muster.contracts.TriageEvent.Affected;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.contracts.TriageEvent.RevenueAtRisk;
import io.muster.contracts.TriageEvent.Scope;
import io.muster.contracts.TriageEvent.Trend;
import io.muster.triage.calendar.Hit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Who and what is hit (R32), and how urgent that is (R33).
 *
 * @param where regions, storefronts or devices; empty means everywhere
 * @param workaround what customers can do meanwhile; null when there is none
 * @param affected devices, payment methods, sellers and users, as far as known
 * @param revenue what it costs, as last told; null when unknown, which is not zero
 */
public record Impact(
        List<Journey> journeys,
        List<String> where,
        Scope scope,
        Trend trend,
        String workaround,
        IncidentType type,
        Affected affected,
        RevenueAtRisk revenue) {

    public Impact {
        // A newer version may name a journey this one does not know; it reads as null.
        journeys = journeys.stream().filter(Objects::nonNull).distinct().toList();
        where = where.stream().distinct().toList();
        affected = affected == null ? Affected.UNKNOWN : affected;
    }

    /** Of journeys and places alone. */
    public Impact(
            List<Journey> journeys,
            List<String> where,
            Scope scope,
            Trend trend,
            String workaround,
            IncidentType type) {
        this(journeys, where, scope, trend, workaround, type, Affected.UNKNOWN, null);
    }

    /**
     * What is known before anybody looked: no named place means everywhere, and everywhere means everyone, unless it is told
     * that only some devices, payment methods or sellers are hit.
     */
    public static Impact assumed(List<Journey> journeys, List<String> where, IncidentType type, Affected affected) {
        var narrowed = affected != null
                && !(affected.devices().isEmpty()
                        && affected.paymentMethods().isEmpty()
                        && affected.sellers().isEmpty());
        var scope = where.isEmpty() && !narrowed ? Scope.ALL : Scope.SOME;
        return new Impact(journeys, where, scope, Trend.STABLE, null, type, affected, null);
    }

    /**
     * The same impact after it was seen in further journeys, places and dimensions. It only widens: "everywhere" is not
     * narrowed by a signal that names a place.
     */
    public Impact widenedBy(Collection<Journey> moreJourneys, Collection<String> moreWhere, Affected more) {
        var allJourneys = new ArrayList<>(journeys);
        allJourneys.addAll(moreJourneys);
        var wider = new Affected(
                wider(affected.devices(), more.devices()),
                wider(affected.paymentMethods(), more.paymentMethods()),
                union(affected.sellers(), more.sellers()),
                affected.users());
        return new Impact(allJourneys, wider(where, moreWhere), scope, trend, workaround, type, wider, revenue);
    }

    public Impact of(IncidentType other) {
        return new Impact(journeys, where, scope, trend, workaround, other, affected, revenue);
    }

    public Impact of(Trend other) {
        return new Impact(journeys, where, scope, other, workaround, type, affected, revenue);
    }

    public Impact of(Scope other) {
        return new Impact(journeys, where, other, trend, workaround, type, affected, revenue);
    }

    public Impact costing(RevenueAtRisk cost) {
        return new Impact(journeys, where, scope, trend, workaround, type, affected, cost);
    }

    /** The same impact in every place. */
    public Impact everywhere() {
        return new Impact(journeys, List.of(), scope, trend, workaround, type, affected, revenue);
    }

    /** Without some of the journeys; all of them would leave an incident of nothing, and are kept. */
    public Impact without(Collection<Journey> gone) {
        var left = journeys.stream().filter(journey -> !gone.contains(journey)).toList();
        return new Impact(left.isEmpty() ? journeys : left, where, scope, trend, workaround, type, affected, revenue);
    }

    public boolean hasWorkaround() {
        return workaround != null && !workaround.isBlank();
    }

    /** What of it the business calendar looks at. */
    public Hit hit() {
        return new Hit(journeys, where, affected.sellers());
    }

    private static List<String> wider(List<String> own, Collection<String> more) {
        return own.isEmpty() ? own : union(own, more);
    }

    private static List<String> union(List<String> own, Collection<String> more) {
        return Stream.concat(own.stream(), more.stream()).distinct().toList();
    }
}
