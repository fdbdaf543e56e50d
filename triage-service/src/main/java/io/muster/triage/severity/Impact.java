package io.muster.triage.severity;

import io.muster.contracts.Journey;
import io.muster.contracts.TriageEvent.Affected;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.contracts.TriageEvent.RevenueAtRisk;
import io.muster.contracts.TriageEvent.Scope;
import io.muster.contracts.TriageEvent.Trend;
import io.muster.contracts.TriageEvent.Users;
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
     * narrowed by a signal that names a place, nor "all sellers" by one that names a seller.
     */
    public Impact widenedBy(Collection<Journey> moreJourneys, Collection<String> moreWhere, Affected more) {
        var allJourneys = new ArrayList<>(journeys);
        allJourneys.addAll(moreJourneys);
        var wider = new Affected(
                wider(affected.devices(), more.devices()),
                wider(affected.paymentMethods(), more.paymentMethods()),
                scope == Scope.ALL
                        ? wider(affected.sellers(), more.sellers())
                        : union(affected.sellers(), more.sellers()),
                affected.users());
        return new Impact(allJourneys, wider(where, moreWhere), scope, trend, workaround, type, wider, revenue);
    }

    /**
     * What is hit here or in another incident: the wider scope, the graver trend, and the larger of the numbers of users that
     * are known. Type and cost stay this one's.
     */
    public Impact with(Impact other) {
        var places = widenedBy(other.journeys, other.where, other.affected);
        var both = other.where.isEmpty() ? places.everywhere() : places;
        var named = both.affected;
        return new Impact(
                both.journeys,
                both.where,
                first(scope, other.scope),
                first(trend, other.trend),
                hasWorkaround() ? workaround : other.workaround,
                type,
                new Affected(
                        other.affected.devices().isEmpty() ? List.of() : named.devices(),
                        other.affected.paymentMethods().isEmpty() ? List.of() : named.paymentMethods(),
                        sellersWith(other),
                        more(affected.users(), other.affected.users())),
                revenue);
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

    // No sellers are all of them where everyone is hit, else none that is known.
    private List<String> sellersWith(Impact other) {
        var allHere = scope == Scope.ALL && affected.sellers().isEmpty();
        var allThere = other.scope == Scope.ALL && other.affected.sellers().isEmpty();
        return allHere || allThere ? List.of() : union(affected.sellers(), other.affected.sellers());
    }

    // Both are declared from the widest and the gravest on.
    private static <E extends Enum<E>> E first(E one, E other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Users more(Users own, Users others) {
        return own == null || others != null && others.count() > own.count() ? others : own;
    }

    private static List<String> wider(List<String> own, Collection<String> more) {
        return own.isEmpty() ? own : union(own, more);
    }

    private static List<String> union(List<String> own, Collection<String> more) {
        return Stream.concat(own.stream(), more.stream()).distinct().toList();
    }
}
