package io.muster.durable;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Ids that sort by time (UUIDv7, RFC 9562). */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    public static UUID at(Instant now) {
        long time = now.toEpochMilli() << 16;
        return new UUID(time | 0x7000L | RANDOM.nextInt(0x1000), 0x8000_0000_0000_0000L | RANDOM.nextLong() >>> 2);
    }
}
