package io.muster.detection.integration;

import io.muster.contracts.DetectionEvent.Source;
import java.time.Instant;
import java.util.UUID;

/**
 * A system that may send signals, with its API key. The key itself is told once and never stored.
 *
 * @param source how what it sends came to be known (R25)
 * @param keyHash SHA-256 of the key in hexadecimal digits
 * @param terms what holds for it beside its key
 * @param previousKeyHash of the key before the last rotation; null when there is none
 * @param previousKeyUntil until when that one still works
 * @param revokedAt null while it may send
 */
public record Integration(
        UUID id,
        String name,
        Source source,
        Terms terms,
        String keyHash,
        String previousKeyHash,
        Instant previousKeyUntil,
        Instant createdAt,
        String createdBy,
        Instant rotatedAt,
        Instant revokedAt) {

    public static Integration created(
            UUID id, String name, Source source, Terms terms, String keyHash, String person, Instant now) {
        return new Integration(id, name, source, terms, keyHash, null, null, now, person, null, null);
    }

    /** A new key; the present one works on for a while, so that nothing is refused while senders are changed. */
    public Integration rotated(String newKeyHash, Instant now, Instant previousUntil) {
        return new Integration(
                id, name, source, terms, newKeyHash, keyHash, previousUntil, createdAt, createdBy, now, revokedAt);
    }

    /** Neither key works any more. */
    public Integration revoked(Instant now) {
        return new Integration(
                id,
                name,
                source,
                terms,
                keyHash,
                null,
                null,
                createdAt,
                createdBy,
                rotatedAt,
                revokedAt == null ? now : revokedAt);
    }

    public Integration with(Terms newTerms) {
        return new Integration(
                id,
                name,
                source,
                newTerms,
                keyHash,
                previousKeyHash,
                previousKeyUntil,
                createdAt,
                createdBy,
                rotatedAt,
                revokedAt);
    }

    public boolean isRevoked() {
        return revokedAt != null;
    }

    /** Whether a key with this hash opens the door now. */
    public boolean accepts(String hash, Instant now) {
        return !isRevoked() && (keyHash.equals(hash) || hash.equals(previousKeyHash) && now.isBefore(previousKeyUntil));
    }
}
