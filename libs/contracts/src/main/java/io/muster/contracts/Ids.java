package io.muster.contracts;

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
}
