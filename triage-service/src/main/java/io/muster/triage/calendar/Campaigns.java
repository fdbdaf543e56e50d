package io.muster.triage.calendar;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The business calendar. */
public interface Campaigns {

    Uni<Optional<Campaign>> find(String key);

    /** Those that run then and are not paused. */
    Uni<List<Campaign>> runningAt(Instant instant);

    /** Those that ran at some time between, paused ones too. */
    Uni<List<Campaign>> runningWithin(Instant from, Instant to);

    /** All that were read from a calendar. */
    Uni<List<Campaign>> ofFeed(String feed);

    /** The next {@code count} campaigns by key; {@code key} null begins with the first. */
    Uni<List<Campaign>> after(String key, int count);

    /** Adds it, or replaces the one of the same key. */
    Uni<Void> put(Campaign campaign);

    /** @return whether there was one */
    Uni<Boolean> remove(String key);
}
