package io.muster.durable;

import io.smallrye.mutiny.Uni;

/** Hears of dead letters. Services may implement it as application-scoped beans. */
public interface DeadLetterListener {

    /**
     * Told in the transaction that records the dead letter, once for each; not when one is redriven and fails again, since
     * a person sees that. It only writes rows: while it fails, the record is not recorded as dead and is tried again.
     */
    Uni<Void> died(DeadLetter letter);
}
