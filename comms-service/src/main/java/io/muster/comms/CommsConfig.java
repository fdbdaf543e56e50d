package io.muster.comms;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Settings of comms-service. The cadence of updates is data, not configuration: see {@code /cadence-policy}. */
@ConfigMapping(prefix = "muster.comms")
public interface CommsConfig {

    StatusPage statusPage();

    /** The public status page. */
    interface StatusPage {

        /** What the page is called until somebody has named it. */
        @WithDefault("Store status")
        String name();

        /** Where the public reaches it until somebody has said so. */
        @WithDefault("http://localhost:8084/status")
        String url();

        /** The last state is kept here, so that the page has something true to show while the database is gone. */
        @WithDefault("${java.io.tmpdir}/muster-comms-status.json")
        Path snapshot();

        /** How often the page looks for what no notification told it. */
        @WithDefault("PT5S")
        Duration refresh();

        /** From this age on the page says that what it shows may be outdated. */
        @WithDefault("PT1M")
        Duration staleAfter();

        /** How long clients and proxies may keep an answer. */
        @WithDefault("PT10S")
        Duration cache();
    }
}
