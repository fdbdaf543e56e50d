package io.muster.escalation.calendar;

import io.muster.escalation.people.HiddenAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A calendar of another system that is fetched again and again. What was fetched last is kept while fetching fails.
 *
 * @param key of the holiday calendar or the schedule that it fills
 * @param url may itself be a secret
 * @param etag what the server calls the version that was fetched, as {@code lastModified}
 * @param fetchedAt when the server last gave the calendar, or said that it is the same
 * @param problem why it could not be fetched or read at the last try
 */
public record CalendarSource(
        Kind kind,
        String key,
        URI url,
        Duration every,
        Optional<String> etag,
        Optional<String> lastModified,
        Optional<Instant> fetchedAt,
        Optional<Instant> triedAt,
        Optional<String> problem) {

    /** What a calendar is taken for. */
    public enum Kind {
        /** Whole-day events are holidays. */
        HOLIDAYS,
        /** Events are shifts; the summary is the person's id. */
        SHIFTS
    }

    public static final Duration SHORTEST = Duration.ofMinutes(5);
    public static final Duration LONGEST = Duration.ofDays(7);

    /** A failed try is repeated sooner. */
    private static final int TRIES_FOR_ONE = 4;

    /** @throws IllegalArgumentException when it is fetched too often or too seldom */
    public CalendarSource {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(url);
        if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a calendar is fetched every " + SHORTEST + " to " + LONGEST);
        }
    }

    /** One that was never fetched. */
    public static CalendarSource of(Kind kind, String key, URI url, Duration every) {
        return new CalendarSource(
                kind,
                key,
                url,
                every,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    CalendarSource fetched(Optional<String> newEtag, Optional<String> modified, Instant at) {
        return new CalendarSource(
                kind, key, url, every, newEtag, modified, Optional.of(at), Optional.of(at), Optional.empty());
    }

    CalendarSource unchanged(Instant at) {
        return fetched(etag, lastModified, at);
    }

    CalendarSource failed(String why, Instant at) {
        return new CalendarSource(
                kind, key, url, every, etag, lastModified, fetchedAt, Optional.of(at), Optional.of(why));
    }

    /** By what it is called where nobody may see it. */
    public String hiddenUrl() {
        return HiddenAddress.nameOf(url.toString(), url.getHost());
    }

    /** When it is to be fetched next. */
    public Instant nextAfter(Instant now) {
        Duration wait = problem.isPresent() ? every.dividedBy(TRIES_FOR_ONE) : every;
        return now.plus(wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait);
    }

    /** Whether what is kept may be out of date. */
    public boolean isStale(Instant now) {
        return problem.isPresent()
                || fetchedAt
                        .filter(at -> at.plus(every.multipliedBy(2)).isAfter(now))
                        .isEmpty();
    }
}
