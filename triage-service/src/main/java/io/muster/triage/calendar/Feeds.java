package io.muster.triage.calendar;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** The calendars that campaigns are read from. */
public interface Feeds {

    Uni<Optional<Feed>> find(String key);

    /** In the order of keys. */
    Uni<List<Feed>> all();

    /** Adds it, or replaces the one of the same key. */
    Uni<Void> put(Feed feed);

    /** @return whether there was one */
    Uni<Boolean> remove(String key);
}
