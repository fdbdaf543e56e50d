package io.muster.comms.statuspage;

import io.muster.comms.updates.PublicRecord;
import io.muster.comms.updates.PublicStatus;
import io.muster.comms.updates.PublishedUpdate;
import io.muster.contracts.Incident;
import io.muster.contracts.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything the public may know, and nothing else: the one source of the page and of its JSON. It holds what was
 * published to the outside, an incident's times, severity and journeys, and the store's parts (R71).
 *
 * @param components in the order of the page
 * @param incidents the one begun last first
 */
public record PublicState(StatusPage page, List<ComponentState> components, List<PublicIncident> incidents) {

    /** How many incidents the page remembers that are over, as many as the Statuspage API; of the others it forgets none. */
    public static final int REMEMBERED = 50;

    /** @param status the worst that an open incident makes of it */
    public record ComponentState(Component component, ComponentStatus status) {}

    /**
     * @param name the title of the first update
     * @param components keys of the parts it hits
     * @param goesOnIn the entry to follow instead, of the incident that this one was merged into; null for most
     * @param updates the last one first
     */
    public record PublicIncident(
            String id,
            String name,
            PublicStatus status,
            Impact impact,
            String link,
            Instant startedAt,
            Instant createdAt,
            Instant updatedAt,
            Instant monitoringAt,
            Instant resolvedAt,
            List<String> components,
            Survivor goesOnIn,
            List<PublicUpdate> updates) {

        public boolean isOpen() {
            return status.isOpen();
        }
    }

    /** The public entry of the incident that another one was merged into. @param name the title of its first update */
    public record Survivor(String id, String name, String link) {}

    /** @param withdrawnAt when a later update took it back; null while it holds */
    public record PublicUpdate(String id, PublicStatus status, String text, Instant at, Instant withdrawnAt) {}

    public List<PublicIncident> unresolved() {
        return incidents.stream().filter(PublicIncident::isOpen).toList();
    }

    public Optional<PublicIncident> incident(String id) {
        return incidents.stream().filter(incident -> incident.id().equals(id)).findFirst();
    }

    /** How the store does as a whole. */
    public Headline headline() {
        return Headline.of(this);
    }

    /** Puts together what may be shown. */
    public static PublicState of(StatusPage page, List<Component> components, List<PublicRecord> records) {
        List<Component> ordered = components.stream()
                .sorted(Comparator.comparingInt(Component::position).thenComparing(Component::key))
                .toList();
        Map<UUID, PublicRecord> byId = records.stream()
                .collect(Collectors.toMap(record -> record.incident().id(), Function.identity()));
        List<PublicIncident> incidents = records.stream()
                .map(record -> incident(page, ordered, record, survivor(page, record.incident(), byId)))
                .sorted(Comparator.comparing(PublicIncident::createdAt).reversed())
                .toList();
        List<ComponentState> states = ordered.stream()
                .map(component -> new ComponentState(component, status(component, records)))
                .toList();
        Instant updatedAt = Stream.of(
                        Stream.of(page.updatedAt()),
                        ordered.stream().map(Component::updatedAt),
                        incidents.stream().map(PublicIncident::updatedAt))
                .flatMap(times -> times)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new PublicState(
                new StatusPage(page.id(), page.name(), page.url(), page.timeZone(), updatedAt), states, incidents);
    }

    /** Null when it was merged into none that the public knows of. */
    private static Survivor survivor(StatusPage page, Incident merged, Map<UUID, PublicRecord> byId) {
        PublicRecord survivor = byId.get(merged.mergedInto());
        if (survivor == null) {
            return null;
        }
        Survivor further = survivor(page, survivor.incident(), byId);
        String id = survivor.incident().id().toString();
        return further == null ? new Survivor(id, survivor.updates().getFirst().title(), page.linkTo(id)) : further;
    }

    private static PublicIncident incident(
            StatusPage page, List<Component> components, PublicRecord record, Survivor survivor) {
        Incident incident = record.incident();
        PublishedUpdate first = record.updates().getFirst();
        PublishedUpdate last = record.updates().getLast();
        String id = incident.id().toString();
        return new PublicIncident(
                id,
                first.title(),
                last.publicStatus(),
                Impact.of(severity(incident)),
                page.linkTo(id),
                incident.since() == null ? first.publishedAt() : incident.since(),
                first.publishedAt(),
                last.publishedAt(),
                reached(record.updates(), PublicStatus.MONITORING),
                resolvedAt(record),
                components.stream()
                        .filter(component -> hits(incident, component))
                        .map(Component::key)
                        .toList(),
                survivor,
                updates(record.updates()));
    }

    // The note that says so may be late or never be approved. What was dismissed or merged was never resolved but told.
    private static Instant resolvedAt(PublicRecord record) {
        if (record.updates().getLast().publicStatus().isOpen()) {
            return null;
        }
        Instant resolvedAt = record.incident().resolvedAt();
        return resolvedAt == null
                ? reached(record.updates(), PublicStatus.RESOLVED, PublicStatus.POSTMORTEM)
                : resolvedAt;
    }

    private static List<PublicUpdate> updates(List<PublishedUpdate> updates) {
        List<PublicUpdate> shown = new ArrayList<>();
        for (PublishedUpdate update : updates.reversed()) {
            Instant withdrawnAt = updates.stream()
                    .filter(later -> update.id().equals(later.withdraws()))
                    .map(PublishedUpdate::publishedAt)
                    .findFirst()
                    .orElse(null);
            shown.add(new PublicUpdate(
                    update.id().toString(), update.publicStatus(), update.text(), update.publishedAt(), withdrawnAt));
        }
        return List.copyOf(shown);
    }

    /** When the public was told so and has not been told otherwise since. */
    private static Instant reached(List<PublishedUpdate> updates, PublicStatus... statuses) {
        Set<UUID> withdrawn = updates.stream()
                .map(PublishedUpdate::withdraws)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
        return updates.stream()
                .filter(update -> List.of(statuses).contains(update.publicStatus()))
                .filter(update -> !withdrawn.contains(update.id()))
                .map(PublishedUpdate::publishedAt)
                .findFirst()
                .orElse(null);
    }

    private static ComponentStatus status(Component component, List<PublicRecord> records) {
        return records.stream()
                .filter(record -> hits(record.incident(), component))
                .map(record -> ComponentStatus.of(
                        Impact.of(severity(record.incident())),
                        record.updates().getLast().publicStatus()))
                .reduce(ComponentStatus.OPERATIONAL, ComponentStatus::orWorse);
    }

    private static boolean hits(Incident incident, Component component) {
        return component.journeys().stream().anyMatch(incident.journeys()::contains);
    }

    private static Severity severity(Incident incident) {
        return incident.severity() == null ? Severity.SEV3 : incident.severity();
    }
}
