package io.muster.escalation.paging;

import io.muster.contracts.Severity;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Messages that were given to their channels and that no provider has taken or refused yet. */
final class MessagesUnderWay {

    private final Map<UUID, Effect.HandOver> messages = new LinkedHashMap<>();
    private final Map<UUID, Instant> dueAt = new HashMap<>();
    private final Map<String, UUID> lastTo = new HashMap<>();

    void add(Effect.HandOver message, Severity severity, Instant now) {
        messages.put(message.delivery(), message);
        dueAt.put(
                message.delivery(),
                message.contact().pace().map(pace -> pace.due(severity, now)).orElse(now));
        lastTo.put(message.contact().address(), message.delivery());
    }

    void remove(Effect.HandOver message) {
        messages.remove(message.delivery());
    }

    List<Effect.HandOver> all() {
        return List.copyOf(messages.values());
    }

    Optional<Effect.HandOver> to(String address) {
        return messages.values().stream()
                .filter(message -> message.contact().address().equals(address))
                .findFirst();
    }

    /** The last that was ever given for the address. */
    UUID lastTo(String address) {
        return lastTo.get(address);
    }

    /** Those that their contacts' pace lets go. */
    List<Effect.HandOver> dueBy(Instant now) {
        return messages.values().stream()
                .filter(message -> !dueAt.get(message.delivery()).isAfter(now))
                .toList();
    }

    Stream<Instant> dueTimes() {
        return messages.keySet().stream().map(dueAt::get);
    }

    /** Until when the contact's pace holds the message back, or did. */
    Optional<Instant> heldUntil(UUID delivery) {
        return Optional.of(dueAt.get(delivery));
    }
}
