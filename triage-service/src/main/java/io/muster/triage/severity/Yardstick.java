package io.muster.triage.severity;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Severity;
import io.muster.triage.calendar.Campaign;
import java.time.Instant;
import java.util.List;

/** What an incident is judged by at one moment: the policy in force, the business calendar, the time. */
public record Yardstick(SeverityPolicy policy, List<Campaign> calendar, Instant now) {

    public Yardstick {
        calendar = List.copyOf(calendar);
    }

    /** How the policy's version is written in events and records. */
    public String label() {
        return policy.label();
    }

    public Assessment assess(Impact impact, Source source, Severity proposed) {
        return policy.assess(impact, source, proposed, calendar, now);
    }
}
