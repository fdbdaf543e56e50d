package io.muster.detection.intake;

import io.smallrye.mutiny.Uni;

/** What holds now, as a configuration of Alertmanager's would say it: amtool parses it. */
public interface ShownConfig {

    /** Valid YAML without a secret; as it was known last while the database is away. */
    Uni<String> yaml();
}
