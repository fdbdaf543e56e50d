package io.muster.comms.updates;

import io.muster.comms.cadence.CadencePolicy;
import io.muster.comms.updates.Draft.Open;
import io.muster.contracts.Audience;
import io.muster.contracts.CommsEvent.UpdateOverdue;
import io.muster.contracts.CommsEvent.UpdateOwed;
import io.muster.contracts.CommsEvent.UpdatePublished;
import io.muster.contracts.EventContext;
import io.muster.contracts.Incident;
import io.muster.contracts.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The communication of one incident: a workstream of its own (R52). Immutable; its methods answer how it stands next.
 *
 * @param incident what the event stream says of it
 * @param cadence the version that was in force when the incident became known here (R18)
 * @param firstInternalDue when the first internal update goes out by itself; null before confirmation and once it is out
 * @param drafts every draft, oldest first; at most one is open
 * @param updates everything published, oldest first
 * @param promises what is owed to each side; a side without an entry is owed nothing
 */
public record Communication(
        Incident incident,
        CadencePolicy cadence,
        Instant firstInternalDue,
        List<Draft> drafts,
        List<PublishedUpdate> updates,
        Map<Side, Promise> promises) {

    /** Name of the timer for the first internal update; the others are named by their side. */
    static final String FIRST_INTERNAL = "first-internal";

    public Communication {
        drafts = List.copyOf(drafts);
        updates = List.copyOf(updates);
        promises = promises.isEmpty() ? Map.of() : new EnumMap<>(promises);
    }

    public static Communication of(UUID incidentId, CadencePolicy cadence) {
        return new Communication(Incident.of(incidentId), cadence, null, List.of(), List.of(), Map.of());
    }

    public UUID id() {
        return incident.id();
    }

    /** Whether it still stands for itself: neither dismissed nor merged into another. */
    public boolean isEnded() {
        return switch (incident.status()) {
            case DISMISSED, MERGED -> true;
            default -> false;
        };
    }

    public boolean hasSpokenTo(Side side) {
        return updates.stream().anyMatch(update -> reaches(update.audiences(), side));
    }

    /** The last word the public has; empty while it has none. */
    public Optional<PublishedUpdate> lastPublic() {
        return updates.reversed().stream()
                .filter(update -> update.side() == Side.EXTERNAL)
                .findFirst();
    }

    public Optional<Open> openDraft() {
        return drafts.reversed().stream()
                .filter(Open.class::isInstance)
                .map(Open.class::cast)
                .findFirst();
    }

    public Optional<Draft> draft(UUID id) {
        return drafts.stream().filter(draft -> draft.id().equals(id)).findFirst();
    }

    public Communication with(Incident newer) {
        return new Communication(newer, cadence, firstInternalDue, drafts, updates, promises);
    }

    public Communication withFirstInternalDue(Instant due) {
        return new Communication(incident, cadence, due, drafts, updates, promises);
    }

    /** What is owed to the side from now on; null when nothing is. */
    public Communication with(Side side, Promise promise) {
        Map<Side, Promise> next = new EnumMap<>(Side.class);
        next.putAll(promises);
        if (promise == null) {
            next.remove(side);
        } else {
            next.put(side, promise);
        }
        return new Communication(incident, cadence, firstInternalDue, drafts, updates, next);
    }

    /** Adds a draft; an older one that is still open is dropped, so that nobody approves what has been overtaken. */
    public Communication withDraft(Open draft, Instant now) {
        List<Draft> next = new ArrayList<>(withoutOpenDrafts("a newer draft replaces it", now).drafts);
        next.add(draft);
        return new Communication(incident, cadence, firstInternalDue, next, updates, promises);
    }

    /** Puts a draft in the place of its former self. */
    public Communication withReplaced(Draft draft) {
        List<Draft> next = drafts.stream()
                .map(former -> former.id().equals(draft.id()) ? draft : former)
                .toList();
        return new Communication(incident, cadence, firstInternalDue, next, updates, promises);
    }

    public Communication withoutOpenDrafts(String why, Instant now) {
        List<Draft> next = drafts.stream()
                .map(draft -> draft instanceof Open open ? (Draft) open.dropped(why, now) : draft)
                .toList();
        return new Communication(incident, cadence, firstInternalDue, next, updates, promises);
    }

    /** The words go out: the promise to whom they reach is kept, and the next one made. */
    public Change published(PublishedUpdate update, String reason) {
        List<PublishedUpdate> all = new ArrayList<>(updates);
        all.add(update);
        Communication next = new Communication(incident, cadence, firstInternalDue, drafts, all, promises);
        for (Side side : Side.values()) {
            if (reaches(update.audiences(), side)) {
                Instant due = update.nextUpdateDue();
                next = next.with(side, due == null ? null : Promise.of(due, update.id()));
                next = side == Side.INTERNAL ? next.withFirstInternalDue(null) : next;
            }
        }
        UpdatePublished event = new UpdatePublished(
                new EventContext(
                        id(),
                        update.publishedAt(),
                        update.by(),
                        reason,
                        update.side() == Side.EXTERNAL ? Visibility.PUBLIC : Visibility.INTERNAL),
                update.id(),
                update.audiences(),
                update.title(),
                update.text(),
                update.nextUpdateDue(),
                update.publicStatus() == null ? null : update.publicStatus().word(),
                update.withdraws());
        return new Change(next.with(next.incident.after(event)), List.of(event));
    }

    /** Tells when the side is owed its first update (R55, R56); null when it is owed none any more. */
    Change owed(Side side, Instant dueAt, Instant now) {
        String reason = dueAt == null
                ? "at %s no %s update is owed".formatted(incident.severity(), side.word())
                : "%s owes a first %s update by %s"
                        .formatted(incident.severity(), side.word(), UpdateTexts.time(dueAt, now));
        UpdateOwed event =
                new UpdateOwed(EventContext.internal(id(), now, UpdatePolicy.CADENCE, reason), audiences(side), dueAt);
        return new Change(with(incident.after(event)), List.of(event));
    }

    /** A promise was missed: told once (R57). */
    Change overdue(Side side, Instant now) {
        Promise promise = promises.get(side);
        UpdateOverdue event = new UpdateOverdue(
                EventContext.internal(
                        id(),
                        now,
                        UpdatePolicy.OVERDUE,
                        "the %s update promised for %s did not come"
                                .formatted(side.word(), UpdateTexts.time(promise.dueAt(), now))),
                audiences(side),
                promise.dueAt(),
                promise.promisedBy());
        Communication next = with(side, promise.reported(now));
        return new Change(next.with(next.incident.after(event)), List.of(event));
    }

    /** Whom an update reaches that nobody addressed by hand. */
    List<Audience> audiences(Side side) {
        if (side == Side.INTERNAL) {
            return List.of(Audience.RESPONDERS, Audience.SUPPORT, Audience.LEADERSHIP);
        }
        return UpdateTexts.concernsSellers(incident)
                ? List.of(Audience.CUSTOMERS, Audience.SELLERS)
                : List.of(Audience.CUSTOMERS);
    }

    /** When something is to happen by itself, by name; a pure function of how things stand. */
    public Map<String, Instant> timers() {
        Map<String, Instant> timers = new TreeMap<>();
        if (firstInternalDue != null) {
            timers.put(FIRST_INTERNAL, firstInternalDue);
        }
        promises.forEach((side, promise) -> {
            if (!promise.isReported()) {
                timers.put(side.word(), promise.dueAt());
            }
        });
        return timers;
    }

    private static boolean reaches(List<Audience> audiences, Side side) {
        return audiences.stream().anyMatch(audience -> audience.isExternal() == (side == Side.EXTERNAL));
    }
}
