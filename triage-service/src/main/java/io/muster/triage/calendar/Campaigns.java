package io.muster.triage.calendar;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The business calendar. */
public interface Campaigns {

    Uni<Optional<Campaign>> find(String key);

    Uni<List<Campaign>> runningAt(Instant instant);

    /** The next {@code count} campaigns by key; {@code key} null begins with the first. */
    Uni<List<Campaign>> after(String key, int count);

    /** Adds it, or replaces the one of the same key. */
    Uni<Void> put(Campaign campaign);

    /** @return whether there was one */
    Uni<Boolean> remove(String key);
}
