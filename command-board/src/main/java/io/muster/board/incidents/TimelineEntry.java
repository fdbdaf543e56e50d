package io.muster.board.incidents;

import io.muster.contracts.Actor;
import io.muster.contracts.EscalationEvent.PageFailed;
import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.EscalationEvent.RoleAssigned;
import io.muster.contracts.EventTypes;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.UnknownEvent;
import io.muster.contracts.Visibility;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * One row of an incident's timeline.
 *
 * @param seq its place in stream order; 0 until it is stored
 * @param eventId the event's CloudEvents id
 * @param type the event's CloudEvents type
 * @param at when it happened, by the clock of the service that said so
 * @param text the event's reason, as that service worded it; of a page also whom it is for, of a role which and whose
 */
public record TimelineEntry(
        long seq,
        UUID eventId,
        UUID incidentId,
        String type,
        Instant at,
        Actor actor,
        String text,
        boolean restricted) {

    public static TimelineEntry of(UUID eventId, LifecycleEvent event) {
        String type = event instanceof UnknownEvent unknown ? unknown.type() : EventTypes.typeOf(event);
        return new TimelineEntry(
                0,
                eventId,
                event.incidentId(),
                type,
                event.occurredAt(),
                event.actor(),
                text(event),
                event.context().visibility() == Visibility.RESTRICTED);
    }

    private static String text(LifecycleEvent event) {
        return switch (event) {
            case ResponderPaged paged -> paged.person() + ": " + paged.reason();
            case PageFailed failed -> failed.person() + ": " + failed.reason();
            case RoleAssigned given -> holder(given) + ": " + given.reason();
            default -> event.reason();
        };
    }

    private static String holder(RoleAssigned given) {
        String role = given.role().name().replace('_', ' ').toLowerCase(Locale.ROOT);
        if (given.person() != null) {
            return given.person() + " as " + role;
        }
        return given.role().isOfMany() ? given.previous() + " no longer as " + role : "no " + role + " any more";
    }

    /** What happened in a few words: {@code io.muster.triage.SeverityChanged.v1} is "Severity changed". */
    public String title() {
        String name = part(1);
        String words = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** The part of the suite that said it: {@code triage}. */
    public String module() {
        return part(2);
    }

    /** The part before the version is 1, the one before that 2. */
    private String part(int fromVersion) {
        String[] parts = type.split("\\.");
        int index = parts.length - 1 - fromVersion;
        return index >= 0 && !parts[index].isEmpty() ? parts[index] : type;
    }
}
