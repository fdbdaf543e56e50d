package io.muster.contracts;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Ids of version 7 (RFC 9562): their order is the order of their making, to the millisecond. */
public final class Ids {

    private Ids() {}

    // Held apart, so that Ids itself may be initialised when a native image is built: a seed must not be drawn then.
    private static final class Source {
        private static final SecureRandom RANDOM = new SecureRandom();
    }

    /** A fresh id of that moment. */
    public static UUID at(Instant now) {
        long high = now.toEpochMilli() << 16 | 0x7000L | Source.RANDOM.nextInt(1 << 12);
        long low = Source.RANDOM.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
