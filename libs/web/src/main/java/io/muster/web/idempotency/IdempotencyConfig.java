package io.muster.web.idempotency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long answers to keyed requests are kept. */
@ConfigMapping(prefix = "muster.idempotency")
public interface IdempotencyConfig {

    /** How long a repeated request is answered with the first answer. */
    @WithDefault("24h")
    Duration keep();

    /** After this a request that never ended (its process was killed) may be made again. */
    @WithDefault("60s")
    Duration inFlight();
}
