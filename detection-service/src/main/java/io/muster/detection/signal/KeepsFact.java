package io.muster.detection.signal;

import io.smallrye.mutiny.Uni;

/** Keeps one kind of fact. A new kind is a record of {@link FactSignal} and one bean of this type. */
public interface KeepsFact<F extends FactSignal> {

    Class<F> fact();

    /** Joins the caller's transaction; called once for each signal. */
    Uni<Void> keep(F fact);
}
