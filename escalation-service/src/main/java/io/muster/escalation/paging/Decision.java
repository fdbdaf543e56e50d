package io.muster.escalation.paging;

import io.muster.contracts.EscalationEvent;
import java.util.List;
import java.util.stream.Stream;

/**
 * What follows from a command.
 *
 * @param reason why, in words, also when nothing follows
 */
public record Decision(Escalation after, List<EscalationEvent> events, List<Effect> effects, String reason) {

    public Decision {
        events = List.copyOf(events);
        effects = List.copyOf(effects);
    }

    /** Both, one after the other; the reason is the first one's. @param next decided on what the first one left */
    Decision and(Decision next) {
        return new Decision(
                next.after(),
                Stream.concat(events.stream(), next.events().stream()).toList(),
                Stream.concat(effects.stream(), next.effects().stream()).toList(),
                reason);
    }

    static Decision nothing(Escalation unchanged, String reason) {
        return new Decision(unchanged, List.of(), List.of(), reason);
    }
}
