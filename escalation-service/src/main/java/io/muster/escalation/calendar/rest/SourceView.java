package io.muster.escalation.calendar.rest;

import io.muster.escalation.calendar.CalendarSource;
import java.time.Instant;

/**
 * @param host of the address, which may itself be a secret and is shown to nobody
 * @param fetchedAt when the calendar that is kept was fetched, or was last said to be the same; null before the first
 * @param stale whether what is kept may be out of date
 * @param problem why the last try failed; null when it did not
 */
record SourceView(String host, String every, Instant fetchedAt, Instant triedAt, boolean stale, String problem) {

    static SourceView of(CalendarSource source, Instant now) {
        return new SourceView(
                source.url().getHost(),
                source.every().toString(),
                source.fetchedAt().orElse(null),
                source.triedAt().orElse(null),
                source.isStale(now),
                source.problem().orElse(null));
    }
}
