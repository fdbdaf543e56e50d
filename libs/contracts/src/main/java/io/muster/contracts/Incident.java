package io.muster.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The state of one incident, derived from the lifecycle stream by {@link #after} and nowhere else. Immutable; what is
 * not known yet is null, zero or empty.
 *
 * <p>Total: any event may come in any state, twice, or before {@link DetectionEvent.IncidentDetected}; nothing throws.
 * {@link Status#DISMISSED} and {@link Status#MERGED} are final. {@link Status#CLOSED} is left only by
 * {@link ResolutionEvent.IncidentReopened}, because a relapse must never hide behind a finished review.
 *
 * @param number what people call it; 0 until the incident is known
 * @param where region, storefront or device as far as known; empty means everywhere
 * @param stage the current stage (R1); moves forward, and back to escalate when the incident is reopened
 * @param severity the proposed one until {@code severityConfirmed}
 * @param type proposed until it is confirmed; null while nobody has said
 * @param restricted only those who work on incidents may know of it: it began so, or is a security incident. Ends when
 *     a person says that it is of another type
 * @param roles who holds which role now; of a {@link Role#isOfMany role of many} whoever took it last
 * @param holders everybody who holds a role now, in the order in which they took it
 * @param sought the roles that somebody has held or was asked for, by a page
 * @param tasks what people have claimed and not finished, the oldest first (R50)
 * @param room where its people talk, as last told (R49); null while nobody has opened a place
 * @param waits what keeps pages from reaching anybody, as far as nobody has come since; the oldest first
 * @param affected who is hit, beyond journeys and places
 * @param revenue what it costs, as last told; null when unknown
 * @param campaigns keys of the running campaigns that touch the affected journeys (R39)
 * @param pausedCampaigns keys of the campaigns that were paused because of it
 * @param workaround what customers can do meanwhile; null when there is none
 * @param hypothesis what is believed to be the cause; null while nothing is
 * @param playbook key and version of the attached playbook, as {@code payment-3}; null before one is
 * @param stageOwners who was named to answer for which stage; {@link #ownerOf} also knows the usual owners
 * @param acknowledgedAt when the first responder acknowledged a page
 * @param mitigatedAt when customer impact ended, which may be before it was declared; null again after a relapse
 * @param resolvedAt null again after a relapse
 * @param watchUntil a relapse until then reopens the incident
 * @param promises the next update promised to each audience
 * @param owed the first update due to each audience by policy, until one is out (R55, R56)
 * @param firing how many of its alerts fire now
 * @param sourceLost an alert's source went silent; that says nothing of the alert
 */
public record Incident(
        UUID id,
        long number,
        String what,
        List<String> where,
        Instant since,
        List<Journey> journeys,
        String service,
        Status status,
        Stage stage,
        Severity severity,
        boolean severityConfirmed,
        TriageEvent.IncidentType type,
        boolean restricted,
        Map<Role, String> roles,
        Map<Role, List<String>> holders,
        Set<Role> sought,
        List<Task> tasks,
        Room room,
        List<PagingWait> waits,
        TriageEvent.Affected affected,
        TriageEvent.RevenueAtRisk revenue,
        List<String> campaigns,
        List<String> pausedCampaigns,
        String workaround,
        Hypothesis hypothesis,
        String playbook,
        Map<Stage, String> stageOwners,
        Instant detectedAt,
        Instant confirmedAt,
        Instant acknowledgedAt,
        Instant mitigatedAt,
        Instant resolvedAt,
        Instant watchUntil,
        Instant closedAt,
        Map<Audience, Instant> promises,
        Map<Audience, Instant> owed,
        UUID mergedInto,
        int firing,
        boolean sourceLost,
        UUID reviewId,
        Instant reviewDueAt) {

    /** What is believed to be the cause, and whether it is known by now. */
    public record Hypothesis(UUID id, String text, boolean confirmed) {}

    /**
     * Why pages have reached nobody, or nobody has come.
     *
     * @param person who was not reached, or not yet; null where it is about everybody
     * @param until when it ends by itself; null when it does not
     * @param reason as escalation worded it
     */
    public record PagingWait(Kind kind, String person, Instant since, Instant until, String reason) {

        public enum Kind {
            /** A person decides whether the pages are sent. */
            HELD,
            /** It is the person's quiet hours. */
            QUIET,
            /** None of the person's contacts could be reached. */
            NOT_REACHED,
            /** Everybody had their time. */
            NOBODY_CAME
        }
    }

    /** What somebody has in hand. */
    public record Task(UUID id, String person, String task, Instant claimedAt) {}

    /** @param bridgeUrl where people speak; null when there is no bridge */
    public record Room(String name, String channelUrl, String bridgeUrl) {}

    public Incident {
        tasks = Values.listOf(tasks);
        waits = Values.listOf(waits);
        affected = affected == null ? TriageEvent.Affected.UNKNOWN : affected;
        pausedCampaigns = Values.listOf(pausedCampaigns);
        stageOwners = Values.mapOf(stageOwners);
        where = Values.listOf(where);
        journeys = Values.listOf(journeys);
        roles = Values.mapOf(roles);
        holders = Values.mapOf(holders == null ? alone(roles) : holders);
        sought = sought == null ? holders.keySet() : Values.setOf(sought);
        campaigns = Values.listOf(campaigns);
        promises = Values.mapOf(promises);
        owed = Values.mapOf(owed);
    }

    /** As it was kept when a role had one holder only. */
    private static Map<Role, List<String>> alone(Map<Role, String> roles) {
        Map<Role, List<String>> alone = new EnumMap<>(Role.class);
        roles.forEach((role, person) -> alone.put(role, List.of(person)));
        return alone;
    }

    /** An incident of which nothing is known but its id. */
    public static Incident of(UUID id) {
        return new IncidentDraft(id).toIncident();
    }

    /** The incident after one more event; events of other incidents and of unknown types change nothing. */
    public Incident after(LifecycleEvent event) {
        if (!id.equals(event.incidentId())) {
            return this;
        }
        IncidentDraft draft = new IncidentDraft(this);
        draft.apply(event);
        return draft.toIncident();
    }

    /** The incident after a whole stream. */
    public static Incident of(UUID id, Collection<? extends LifecycleEvent> events) {
        Incident incident = of(id);
        for (LifecycleEvent event : events) {
            incident = incident.after(event);
        }
        return incident;
    }

    /** What people call it, as {@code INC-1042}; {@code INC-?} while the number is not known. */
    public String label() {
        return label(number);
    }

    /** What people call the incident of that number. */
    public static String label(long number) {
        return number > 0 ? "INC-" + number : "INC-?";
    }

    /** Whether {@link DetectionEvent.IncidentDetected} has been seen. */
    @JsonIgnore
    public boolean isKnown() {
        return number > 0;
    }

    /** The roles that a person holds now, in their order. */
    public List<Role> rolesOf(String person) {
        return Arrays.stream(Role.values())
                .filter(role -> holders(role).contains(person))
                .toList();
    }

    /** Whether nobody holds the role although it was held or asked for; who only looks on is not missed. */
    public boolean isVacant(Role role) {
        return sought.contains(role) && role != Role.OBSERVER && holders(role).isEmpty();
    }

    /** Everybody who holds a role now. */
    public List<String> holders(Role role) {
        return holders.getOrDefault(role, List.of());
    }

    /** Who holds a role now; of a role of many whoever took it last. */
    public Optional<String> holder(Role role) {
        return Optional.ofNullable(roles.get(role));
    }

    /** Who answers for a stage (R2): who was named, else who holds the role that usually does. */
    public Optional<String> ownerOf(Stage stage) {
        return ownerOf(stage, stageOwners, roles);
    }

    /** The stages nobody answers for (R2). */
    public List<Stage> ownerlessStages() {
        return Arrays.stream(Stage.values()).filter(of -> ownerOf(of).isEmpty()).toList();
    }

    /** The same rule on plain facts. */
    public static Optional<String> ownerOf(Stage stage, Map<Stage, String> named, Map<Role, String> holders) {
        return Optional.ofNullable(named.get(stage)).or(() -> Optional.ofNullable(usualOwner(stage, holders)));
    }

    private static String usualOwner(Stage stage, Map<Role, String> holders) {
        return switch (stage) {
            case DETECT, TRIAGE, ESCALATE, REVIEW -> holders.get(Role.COMMANDER);
            case COMMUNICATE -> holders.get(Role.COMMUNICATIONS_OWNER);
            case RESOLVE -> holders.getOrDefault(Role.TECHNICAL_LEAD, holders.get(Role.COMMANDER));
        };
    }

    /** When each audience is to hear next, as promised or as owed. */
    public Map<Audience, Instant> updatesDue() {
        Map<Audience, Instant> due = new EnumMap<>(Audience.class);
        due.putAll(owed);
        due.putAll(promises);
        return due;
    }

    /** When the next update is due to anyone outside ({@code external}) or inside the company. */
    public Optional<Instant> nextUpdateDue(boolean external) {
        return updatesDue().entrySet().stream()
                .filter(due -> due.getKey().isExternal() == external)
                .map(Map.Entry::getValue)
                .min(Comparator.naturalOrder());
    }

    /** When the earliest update is due, whoever is to hear it. */
    public Optional<Instant> nextUpdateDue() {
        return updatesDue().values().stream().min(Comparator.naturalOrder());
    }

    /** Whether nobody outside has been told anything yet, although policy asks for it. */
    public boolean owesFirstWordOutside() {
        return owed.keySet().stream().anyMatch(Audience::isExternal);
    }
}
