package io.muster.triage.record;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** What people wrote down of an incident that lives on in another. */
public interface Inheritance {

    /**
     * Notes, decisions, figures, hypotheses and pauses are the survivor's from now on, and so are ticks and owners where it has
     * none of its own. Joins the caller's transaction.
     */
    Uni<Void> pass(UUID merged, UUID survivor);
}
