package io.muster.triage.calendar;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** The business calendar. */
public interface Campaigns {

    Uni<Optional<Campaign>> find(String key);

    /** Every campaign by start, then key. */
    Uni<List<Campaign>> all();

    /** Adds it, or replaces the one of the same key. */
    Uni<Void> put(Campaign campaign);

    /** @return whether there was one */
    Uni<Boolean> remove(String key);
}
