package io.muster.escalation.channel;

import java.time.Instant;

/**
 * Lets one browser subscribe to a person's pages.
 *
 * @param tokenHash SHA-256 of what its address ends with
 */
public record PushInvitation(String tokenHash, String person, Instant expiresAt) {

    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
