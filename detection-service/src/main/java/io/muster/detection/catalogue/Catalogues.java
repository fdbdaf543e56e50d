package io.muster.detection.catalogue;

import io.smallrye.mutiny.Uni;

/** The versions of the catalogue. Everything joins the caller's transaction. */
public interface Catalogues {

    Uni<Catalogue> current();

    /** The same, and nobody else changes it until the transaction ends. */
    Uni<Catalogue> currentForChange();

    Uni<Void> add(Catalogue catalogue);
}
