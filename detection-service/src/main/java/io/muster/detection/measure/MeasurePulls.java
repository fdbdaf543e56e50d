package io.muster.detection.measure;

import io.muster.detection.measure.MeasurePull.Version;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The pulls. Everything joins the caller's transaction. */
public interface MeasurePulls {

    Uni<Optional<Version>> find(String key);

    Uni<List<Version>> list(String after, int rows);

    /** The next version; how far it has pulled is kept. */
    Uni<Version> put(MeasurePull pull, Instant at, String by);

    Uni<Boolean> remove(String key);

    /** @param until null when nothing was pulled */
    Uni<Void> pulled(String key, Instant until, String problem);
}
