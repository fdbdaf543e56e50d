package io.muster.board;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The board's settings. */
@ConfigMapping(prefix = "muster.board")
public interface BoardConfig {

    /** How often an idle stream says that it is alive. */
    @WithDefault("15s")
    Duration heartbeat();

    /** A stream ends after this time and its reader comes again, with a sign-in that is checked anew. */
    @WithDefault("10m")
    Duration streamLimit();

    /** Where the pages' links lead to; a link without an address is not shown. */
    Links links();

    /** Where decisions are carried out; what has no address is decided elsewhere. */
    Stages stages();

    interface Stages {

        /** Base address of triage-service. */
        Optional<URI> triage();

        /** Base address of escalation-service. */
        Optional<URI> escalation();

        /** Base address of comms-service. */
        Optional<URI> comms();
    }

    interface Links {

        /** Base address of review-service. */
        Optional<URI> review();

        /** Base address of comms-service, which has the public status page. */
        Optional<URI> comms();
    }
}
