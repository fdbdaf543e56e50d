package io.muster.triage.severity;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Severity;
import io.muster.triage.calendar.Stake;
import java.time.Instant;
import java.util.List;

/** What an incident is judged by at one moment: the policy pinned to it, what is at stake, the time. */
public record Yardstick(SeverityPolicy policy, List<Stake> stakes, Instant now) {

    public Yardstick {
        stakes = List.copyOf(stakes);
    }

    /** How the policy's version is written in events and records. */
    public String label() {
        return policy.label();
    }

    public Assessment assess(Impact impact, Source source, Severity proposed) {
        return policy.assess(impact, source, proposed, stakes, now);
    }
}
