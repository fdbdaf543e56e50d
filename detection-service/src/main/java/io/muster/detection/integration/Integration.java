package io.muster.detection.integration;

import io.muster.contracts.DetectionEvent.Source;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A system that may send signals, with its API key. The key itself is told once and never stored.
 *
 * @param source how what it sends came to be known (R25)
 * @param keyHash SHA-256 of the key in hexadecimal digits
 * @param terms what holds for it beside its key
 * @param previousKeyHash of the key before the last rotation; null when there is none
 * @param previousKeyUntil until when that one still works
 * @param earlierKeys those before that one that still worked at the last rotation
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
        List<FormerKey> earlierKeys,
        Instant createdAt,
        String createdBy,
        Instant rotatedAt,
        Instant revokedAt) {

    /**
     * A key of before.
     *
     * @param hash as of the key in force
     * @param until when it still works
     */
    public record FormerKey(String hash, Instant until) {}

    public Integration {
        earlierKeys = List.copyOf(earlierKeys);
    }

    public static Integration created(
            UUID id, String name, Source source, Terms terms, String keyHash, String person, Instant now) {
        return new Integration(id, name, source, terms, keyHash, null, null, List.of(), now, person, null, null);
    }

    /**
     * A new key; the present one works on for a while, so that nothing is refused while senders are changed. So do those of
     * rotations shortly before, each for its own while.
     */
    public Integration rotated(String newKeyHash, Instant now, Instant previousUntil) {
        return new Integration(
                id,
                name,
                source,
                terms,
                newKeyHash,
                keyHash,
                previousUntil,
                formerKeys().stream().filter(key -> now.isBefore(key.until())).toList(),
                createdAt,
                createdBy,
                now,
                revokedAt);
    }

    /** All keys of before that are kept, the newest first. */
    public List<FormerKey> formerKeys() {
        return previousKeyHash == null
                ? earlierKeys
                : Stream.concat(Stream.of(new FormerKey(previousKeyHash, previousKeyUntil)), earlierKeys.stream())
                        .toList();
    }

    /** None of its keys works any more. */
    public Integration revoked(Instant now) {
        return new Integration(
                id,
                name,
                source,
                terms,
                keyHash,
                null,
                null,
                List.of(),
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
                earlierKeys,
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
        return !isRevoked()
                && (keyHash.equals(hash)
                        || formerKeys().stream().anyMatch(key -> key.hash().equals(hash) && now.isBefore(key.until())));
    }
}
