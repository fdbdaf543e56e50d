package io.muster.escalation.people;

import io.muster.contracts.Severity;

/** How much it presses, by which people say how they want to be reached. */
public enum Urgency {
    /** SEV1 and SEV2. */
    HIGH,
    /** SEV3. */
    LOW;

    public static Urgency of(Severity severity) {
        return severity == Severity.SEV3 ? LOW : HIGH;
    }
}
