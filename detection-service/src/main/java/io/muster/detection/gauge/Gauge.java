package io.muster.detection.gauge;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** Something that every replica reads again and again, to show it in its metrics. */
public interface Gauge {

    /** For the log, when it cannot be read. */
    String name();

    Duration every();

    /** Reads it and shows it. */
    Uni<Void> read();
}
