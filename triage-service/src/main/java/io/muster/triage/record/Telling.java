package io.muster.triage.record;

import io.muster.contracts.Actor;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent;
import io.muster.contracts.TriageEvent.ImpactAssessed;
import io.muster.contracts.TriageEvent.IncidentConfirmed;
import io.muster.contracts.TriageEvent.SeverityChanged;
import io.muster.triage.severity.Yardstick;
import java.util.ArrayList;
import java.util.List;

/** Collects what one move tells. */
final class Telling {

    private final Yardstick yardstick;
    private final List<TriageEvent> events = new ArrayList<>();
    private final List<SeverityChange> history = new ArrayList<>();

    Telling(Yardstick yardstick) {
        this.yardstick = yardstick;
    }

    Telling impact(IncidentRecord record, Actor by, String why) {
        var impact = record.impact();
        events.add(new ImpactAssessed(
                record.context(yardstick.now(), by, why),
                impact.journeys(),
                impact.where(),
                impact.scope(),
                impact.trend(),
                impact.workaround(),
                record.campaigns(),
                record.severity(),
                impact.affected(),
                impact.type(),
                impact.revenue()));
        return this;
    }

    /** The severity is the record's from now on. */
    Telling severity(Severity from, IncidentRecord record, Actor by, String why) {
        var to = record.severity();
        events.add(new SeverityChanged(record.context(yardstick.now(), by, why), from, to, yardstick.label()));
        history.add(new SeverityChange(record.id(), from, to, yardstick.now(), by, why, yardstick.label()));
        return this;
    }

    Telling confirmation(IncidentRecord record, Actor by, String why) {
        return event(new IncidentConfirmed(
                record.context(yardstick.now(), by, why),
                record.severity(),
                record.impact().type(),
                record.impact().journeys(),
                record.facts().service(),
                yardstick.label()));
    }

    Telling event(TriageEvent event) {
        events.add(event);
        return this;
    }

    Telling history(SeverityChange line) {
        history.add(line);
        return this;
    }

    Decision decision(IncidentRecord record) {
        return new Decision(record, events, history);
    }
}
