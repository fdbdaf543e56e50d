package io.muster.escalation.paging;

import java.time.Instant;
import java.util.UUID;

/**
 * What is kept of an acknowledge link: never the token itself.
 *
 * @param tokenHash SHA-256 of the token
 * @param person whom the link was sent to, and in whose name it acknowledges
 */
public record PageLink(String tokenHash, UUID pageId, String person, Instant expiresAt) {

    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
