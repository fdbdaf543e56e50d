package io.muster.board.pages;

import io.muster.board.decisions.Decision;
import io.muster.board.decisions.DecisionPolicy;
import io.muster.board.incidents.BoardIncident;
import io.muster.board.incidents.Reader;
import io.muster.board.incidents.TimelineEntry;
import io.muster.contracts.Audience;
import io.muster.contracts.Incident;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One incident.
 *
 * @param paused the campaigns that were paused because of it
 * @param hypothesis what is believed to be the cause; null while nothing is, and for who does not look for it
 * @param hit who is hit, beyond journeys and places; null when nothing narrower is known
 * @param money what it costs; null while unknown
 * @param owner who answers for the current stage; null when nobody does
 * @param decisions what the incident waits for
 * @param waits why pages have reached nobody; none for who does not look for the cause
 * @param people who holds which role. The commander and the communications owner always have a line; while the incident is
 *     open, so has every role that was held or asked for, and in a grave one who speaks for the business
 * @param tasks what people have claimed and not finished, the oldest first; none for who does not look for the cause
 * @param room addresses where its people talk
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
        String hit,
        Money money,
        String owner,
        List<DecisionRow> decisions,
        List<Wait> waits,
        List<Person> people,
        List<Task> tasks,
        List<Link> room,
        List<Promise> promises,
        List<Milestone> milestones,
        List<TimelineRow> timeline,
        String mergedInto,
        List<Link> links) {

    private static final Set<Role> ALWAYS_SHOWN = Set.of(Role.COMMANDER, Role.COMMUNICATIONS_OWNER);

    /** @param name null while nobody holds the role */
    public record Person(String role, String name) {

        public String initial() {
            return name.substring(0, 1);
        }
    }

    /** Pages that have reached nobody. @param until when it ends by itself; null when it does not */
    public record Wait(String what, String why, Moment since, Moment until) {}

    /** What somebody has in hand. */
    public record Task(String person, String text, Moment since) {}

    public record Promise(String audience, Moment due) {}

    /** A point in the incident's life that has been reached. */
    public record Milestone(String name, Moment at) {}

    public record Link(String text, String address) {}

    /**
     * @param newestFirst the rows of the timeline that the reader sees
     * @param asked what stages ask beside what the board knows
     * @param here whether decisions of a kind can be taken from the board
     */
    public static IncidentPage of(
            BoardIncident incident,
            List<TimelineEntry> newestFirst,
            List<Link> links,
            List<Decision> asked,
            Reader reader,
            Predicate<Decision.Kind> here,
            Instant now) {
        Incident i = incident.state();
        return new IncidentPage(
                IncidentCard.of(incident, reader, now),
                i.type() == null ? null : Words.lower(i.type()),
                i.workaround(),
                String.join(", ", i.campaigns()),
                String.join(", ", i.pausedCampaigns()),
                reader.seesTroubleshooting() ? hypothesis(i.hypothesis()) : null,
                Words.hit(i.affected()),
                Money.of(i.revenue(), now),
                i.ownerOf(i.stage()).orElse(null),
                decisions(i, asked, reader, here, now),
                reader.seesTroubleshooting() ? waits(i, now) : List.of(),
                people(i),
                reader.seesTroubleshooting() ? tasks(i, now) : List.of(),
                incident.rooms().stream().flatMap(IncidentPage::room).toList(),
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

    /** Who only looks on is not asked. */
    private static List<DecisionRow> decisions(
            Incident incident, List<Decision> asked, Reader reader, Predicate<Decision.Kind> here, Instant now) {
        if (reader.families().isEmpty()) {
            return List.of();
        }
        return Stream.concat(DecisionPolicy.open(incident, now).stream(), asked.stream())
                .map(decision -> DecisionRow.of(decision, reader, here))
                .toList();
    }

    /** Quiet hours that are over keep nobody waiting. */
    private static List<Wait> waits(Incident incident, Instant now) {
        return incident.waits().stream()
                .filter(wait -> wait.until() == null || wait.until().isAfter(now))
                .map(wait -> new Wait(
                        Words.waiting(wait),
                        wait.reason(),
                        Moment.of(wait.since(), now),
                        wait.until() == null ? null : Moment.of(wait.until(), now)))
                .toList();
    }

    private static List<Person> people(Incident incident) {
        return Arrays.stream(Role.values())
                .filter(role -> !incident.holders(role).isEmpty() || isMissed(incident, role))
                .flatMap(role -> incident.holders(role).isEmpty()
                        ? Stream.of(new Person(Words.capitalised(role), null))
                        : incident.holders(role).stream().map(person -> new Person(Words.capitalised(role), person)))
                .toList();
    }

    /** A role that the incident is not to be without is never silently empty. */
    private static boolean isMissed(Incident incident, Role role) {
        boolean grave = incident.severity() == Severity.SEV1 || incident.severity() == Severity.SEV2;
        boolean needed = incident.isVacant(role) || role == Role.BUSINESS_REPRESENTATIVE && grave;
        return ALWAYS_SHOWN.contains(role) || needed && incident.status().isOpen();
    }

    private static List<Task> tasks(Incident incident, Instant now) {
        return incident.tasks().stream()
                .map(task -> new Task(task.person(), task.task(), Moment.of(task.claimedAt(), now)))
                .toList();
    }

    private static Stream<Link> room(Incident.Room room) {
        return Stream.of(new Link(room.name(), room.channelUrl()), new Link("Bridge", room.bridgeUrl()))
                .filter(link -> link.address() != null && link.address().matches("https?://.*"));
    }

    private static List<Promise> promises(Incident incident, Instant now) {
        return incident.updatesDue().entrySet().stream()
                .sorted(Map.Entry.<Audience, Instant>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(promise -> new Promise(Words.capitalised(promise.getKey()), Moment.of(promise.getValue(), now)))
                .toList();
    }

    private static List<Milestone> milestones(Incident i, Instant now) {
        record Point(String name, Instant at) {}
        return Stream.of(
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
