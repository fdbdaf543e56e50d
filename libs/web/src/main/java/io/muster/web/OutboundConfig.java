package io.muster.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where requests may go to. */
@ConfigMapping(prefix = "muster.outbound")
public interface OutboundConfig {

    /**
     * Destinations: {@code host}, {@code host:port}, {@code *.domain}, {@code *} (any public address). A host that is
     * named may stand inside the company's network; {@code *} never reaches there. Empty: nothing may be called.
     */
    Optional<List<String>> allow();

    /** How long establishing a connection may take. */
    @WithDefault("3s")
    Duration connectTimeout();

    /** The longest answer that is read, in bytes, where nothing else is said: documents may be longer. */
    @WithDefault("65536")
    int maxAnswerBytes();
}
