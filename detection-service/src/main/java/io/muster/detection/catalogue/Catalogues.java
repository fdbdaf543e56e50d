package io.muster.detection.catalogue;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The versions of the catalogue. Everything joins the caller's transaction. */
public interface Catalogues {

    /** @param services how many there were */
    record Version(long version, int services, Instant changedAt, String changedBy) {}

    Uni<Catalogue> current();

    /** The same, and nobody else changes it until the transaction ends. */
    Uni<Catalogue> currentForChange();

    Uni<Optional<Catalogue>> find(long version);

    /** The next {@code rows} versions before that one in brief, newest first; 0 begins with the newest. */
    Uni<List<Version>> before(long version, int rows);

    Uni<Void> add(Catalogue catalogue);
}
