package io.muster.escalation.people;

import java.time.Duration;
import java.util.Objects;

/**
 * "After five minutes, my phone": when one of a person's contacts is used.
 *
 * @param after how long after the person was asked for; zero is at once
 * @param contact the contact's place in the person's order, counted from 0
 */
public record ContactRule(Urgency urgency, Duration after, int contact) {

    public ContactRule {
        Objects.requireNonNull(urgency);
        if (after.isNegative() || contact < 0) {
            throw new IllegalArgumentException("a contact is used after some time, not before");
        }
    }
}
