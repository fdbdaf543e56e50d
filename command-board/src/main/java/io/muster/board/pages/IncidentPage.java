package io.muster.board.pages;

import io.muster.board.incidents.BoardIncident;
import io.muster.board.incidents.TimelineEntry;
import io.muster.contracts.Audience;
import io.muster.contracts.Incident;
import io.muster.contracts.Role;
import io.muster.contracts.TriageEvent.Band;
import io.muster.contracts.TriageEvent.RevenueAtRisk;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One incident.
 *
 * @param paused the campaigns that were paused because of it
 * @param hypothesis what is believed to be the cause; null while nothing is
 * @param money what it costs; null while unknown
 * @param owner who answers for the current stage; null when nobody does
 * @param people who holds which role; the commander and the communications owner always have a line
 * @param promises when the next update is due, by audience, the earliest first
 * @param timeline newest first
 * @param mergedInto id of the incident it lives on in; null for most
 */
public record IncidentPage(
        IncidentCard card,
        String type,
        String workaround,
        String campaigns,
        String paused,
        String hypothesis,
        Money money,
        String owner,
        List<Person> people,
        List<Promise> promises,
        List<Milestone> milestones,
        List<TimelineRow> timeline,
        String mergedInto,
        List<Link> links) {

    private static final Set<Role> ALWAYS_SHOWN = Set.of(Role.COMMANDER, Role.COMMUNICATIONS_OWNER);

    /** Revenue at risk, in whole units. @param perMinute in each minute now */
    public record Money(String soFar, String perMinute) {

        static Money of(RevenueAtRisk revenue) {
            return revenue == null
                    ? null
                    : new Money(
                            band(revenue.soFar()) + " " + revenue.currency(),
                            band(revenue.perMinute()) + " " + revenue.currency());
        }

        private static String band(Band band) {
            return whole(band.low()) + " – " + whole(band.high());
        }

        private static String whole(BigDecimal amount) {
            return String.format(
                    Locale.ROOT,
                    "%,d",
                    amount.setScale(0, RoundingMode.HALF_EVEN).longValue());
        }
    }

    /** @param name null while nobody holds the role */
    public record Person(String role, String name) {

        public String initial() {
            return name.substring(0, 1);
        }
    }

    public record Promise(String audience, Moment due) {}

    /** A point in the incident's life that has been reached. */
    public record Milestone(String name, Moment at) {}

    public record Link(String text, String address) {}

    public static IncidentPage of(
            BoardIncident incident, List<TimelineEntry> newestFirst, List<Link> links, Instant now) {
        Incident i = incident.state();
        return new IncidentPage(
                IncidentCard.of(incident, now),
                i.type() == null ? null : Words.lower(i.type()),
                i.workaround(),
                String.join(", ", i.campaigns()),
                String.join(", ", i.pausedCampaigns()),
                hypothesis(i.hypothesis()),
                Money.of(i.revenue()),
                i.ownerOf(i.stage()).orElse(null),
                people(i),
                promises(i, now),
                milestones(i, now),
                newestFirst.stream().map(entry -> TimelineRow.of(entry, now)).toList(),
                i.mergedInto() == null ? null : i.mergedInto().toString(),
                links);
    }

    /** Address of its live stream. */
    public String events() {
        return "/api/incidents/" + card.id() + "/events";
    }

    private static String hypothesis(Incident.Hypothesis believed) {
        return believed == null ? null : believed.text() + (believed.confirmed() ? "" : " (suspected)");
    }

    private static List<Person> people(Incident incident) {
        return Arrays.stream(Role.values())
                .filter(role -> ALWAYS_SHOWN.contains(role) || incident.roles().containsKey(role))
                .map(role ->
                        new Person(Words.capitalised(role), incident.roles().get(role)))
                .toList();
    }

    private static List<Promise> promises(Incident incident, Instant now) {
        return incident.promises().entrySet().stream()
                .sorted(Map.Entry.<Audience, Instant>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(promise -> new Promise(Words.capitalised(promise.getKey()), Moment.of(promise.getValue(), now)))
                .toList();
    }

    private static List<Milestone> milestones(Incident i, Instant now) {
        record Point(String name, Instant at) {}
        return java.util.stream.Stream.of(
                        new Point("Began", i.since()),
                        new Point("Detected", i.detectedAt()),
                        new Point("Confirmed", i.confirmedAt()),
                        new Point("Acknowledged", i.acknowledgedAt()),
                        new Point("Mitigated", i.mitigatedAt()),
                        new Point("Resolved", i.resolvedAt()),
                        new Point("Watched until", i.watchUntil()),
                        new Point("Review due", i.reviewDueAt()),
                        new Point("Closed", i.closedAt()))
                .filter(point -> point.at() != null)
                .sorted(Comparator.comparing(Point::at))
                .map(point -> new Milestone(point.name(), Moment.of(point.at(), now)))
                .toList();
    }
}
