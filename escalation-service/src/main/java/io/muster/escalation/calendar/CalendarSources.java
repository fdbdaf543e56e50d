package io.muster.escalation.calendar;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The calendars that are fetched. Joins the caller's transaction. */
public interface CalendarSources {

    Uni<Optional<CalendarSource>> find(CalendarSource.Kind kind, String key);

    Uni<List<CalendarSource>> all();

    /** @param nextAt when it is fetched next */
    Uni<Void> save(CalendarSource source, Instant nextAt);

    /** The next fetch takes what the server has, changed or not. Nothing happens when there is none. */
    Uni<Void> forgetVersion(CalendarSource.Kind kind, String key);

    /** @return whether there was one */
    Uni<Boolean> remove(CalendarSource.Kind kind, String key);

    /** One that is due, which nobody else gets before {@code until}; empty when none is due. */
    Uni<Optional<CalendarSource>> claim(Instant now, Instant until);
}
