package io.muster.resolution;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The settings of resolution-service. */
@ConfigMapping(prefix = "muster.resolution")
public interface ResolutionConfig {

    Mitigation mitigation();

    interface Mitigation {

        /** The longest one call of a mitigation's webhook may take. */
        @WithDefault("PT9S")
        Duration timeout();

        /** A mitigation that could not be handed over for so long has failed, and people are told. */
        @WithDefault("PT5M")
        Duration giveUpAfter();
    }
}
