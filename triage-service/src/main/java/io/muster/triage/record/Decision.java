package io.muster.triage.record;

import io.muster.contracts.TriageEvent;
import java.util.List;

/**
 * What a rule decided: the record as it is from now on, the facts to tell, and the lines for the severity history.
 * Nothing to tell means that nothing changed that others should know.
 */
public record Decision(IncidentRecord record, List<TriageEvent> events, List<SeverityChange> history) {

    public Decision {
        events = List.copyOf(events);
        history = List.copyOf(history);
    }

    static Decision quiet(IncidentRecord record) {
        return new Decision(record, List.of(), List.of());
    }
}
