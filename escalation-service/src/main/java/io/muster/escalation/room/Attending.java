package io.muster.escalation.room;

import io.muster.contracts.EscalationEvent.Attendance;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What a person said last about coming (R50). */
public record Attending(UUID incidentId, String person, Attendance attendance, Optional<String> note, Instant at) {

    boolean comes() {
        return attendance != Attendance.CANNOT;
    }
}
