package io.muster.resolution.mitigation;

import io.muster.resolution.restoration.Facts;
import io.smallrye.mutiny.Uni;

/** The way to the system that carries a mitigation out. */
public interface HandOver {

    /** Leaves the request for the other system in the caller's transaction; {@link ConcludeMitigation} is told the end. */
    Uni<Void> begin(Mitigation mitigation, Facts incident, MitigationAction action);
}
