package io.muster.escalation.paging;

import io.muster.escalation.PublicAddress;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;

/**
 * What is kept of an acknowledge link: never the token itself. The link of a message that tells of several pages is good for
 * each of them.
 *
 * @param tokenHash SHA-256 of the token
 * @param person whom the link was sent to, and in whose name it acknowledges
 */
public record PageLink(String tokenHash, UUID pageId, String person, Instant expiresAt) {

    /** Where the token is answered, at this service as people's devices see it. */
    public static String address(URI publicUrl, String token) {
        return PublicAddress.of(publicUrl, "a/" + token).toString();
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
