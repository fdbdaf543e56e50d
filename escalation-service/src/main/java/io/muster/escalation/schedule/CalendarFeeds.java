package io.muster.escalation.schedule;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** The addresses of calendar feeds. Joins the caller's transaction. */
public interface CalendarFeeds {

    /** Replaces the feed of the same schedule or person: its old address ends. */
    Uni<Void> replace(CalendarFeed feed);

    Uni<Optional<CalendarFeed>> find(String tokenHash);
}
