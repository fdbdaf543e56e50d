package io.muster.comms.cadence;

import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** The versions of the cadence policy. */
public interface CadencePolicies {

    /** The version in force; the defaults as version 0 while nobody has set one. */
    Uni<CadencePolicy> current();

    /** The same, and nobody else publishes until the transaction ends. */
    Uni<CadencePolicy> currentForChange();

    /** A version by its number; the defaults for 0. */
    Uni<CadencePolicy> version(long version);

    /** Puts a new version in force and answers it with its number. */
    Uni<CadencePolicy> add(CadencePolicy policy, String author, Instant at);
}
