package io.muster.escalation.paging;

import io.muster.contracts.EscalationEvent;
import java.util.List;

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

    static Decision nothing(Escalation unchanged, String reason) {
        return new Decision(unchanged, List.of(), List.of(), reason);
    }
}
