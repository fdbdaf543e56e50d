package io.muster.escalation.paging;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** The alerts that pages became in systems which are kept beside Muster, so that they do not go on asking there. */
public interface KeptAlerts {

    /** What is said of an alert. */
    enum Word {
        /** Somebody came. */
        ACKNOWLEDGE,
        /** Nobody is needed any more. */
        RESOLVE
    }

    /**
     * Says it where the page's messages became alerts; a word that was said before is not said again. Joins the caller's
     * transaction.
     *
     * @param by who or what it comes from, in words
     */
    Uni<Void> say(Word word, UUID incidentId, Page page, String by);
}
