package io.muster.contracts;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ids of version 7 (RFC 9562): their order is the order of their making, to the millisecond. Unique, not secret: where an
 * id must not be guessed, a token stands beside it.
 */
public final class Ids {

    private Ids() {}

    /** A fresh id of that moment. */
    public static UUID at(Instant now) {
        // not a SecureRandom: a static one would be seeded when a native image is built
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = now.toEpochMilli() << 16 | 0x7000L | random.nextInt(1 << 12);
        long low = random.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /**
     * The id of what has a name: the same whenever it is asked for. Of version 8, so that it can be told from a fresh one;
     * its order among ids is that of the moment.
     */
    public static UUID named(Instant at, String name) {
        ByteBuffer hash = ByteBuffer.wrap(sha256(name));
        long high = at.toEpochMilli() << 16 | 0x8000L | hash.getLong() & 0xfff;
        long low = hash.getLong() >>> 2 | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** Whether it was made of a name, and may have been made before. */
    public static boolean isNamed(UUID id) {
        return id.version() == 8;
    }

    /** The moment that an id was made at, to the millisecond. */
    public static Instant madeAt(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }

    private static byte[] sha256(String name) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
