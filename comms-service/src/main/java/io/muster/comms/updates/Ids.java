package io.muster.comms.updates;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Ids of version 7 (RFC 9562): their order is the order of their making, to the millisecond. */
final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    static UUID at(Instant now) {
        long high = now.toEpochMilli() << 16 | 0x7000L | RANDOM.nextInt(1 << 12);
        long low = RANDOM.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
