package io.muster.contracts;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** New ids: UUIDs of version 7 (RFC 9562), whose order is the order of their making, to the millisecond. */
public final class Ids {

    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private Ids() {}

    public static UUID at(Instant now) {
        long high = now.toEpochMilli() << 16 | VERSION_7 | Random.NUMBERS.nextInt(1 << 12);
        long low = Random.NUMBERS.nextLong() >>> 2 | VARIANT;
        return new UUID(high, low);
    }

    // Seeded when first used, never while a native image is built.
    private static final class Random {
        private static final SecureRandom NUMBERS = new SecureRandom();
    }
}
