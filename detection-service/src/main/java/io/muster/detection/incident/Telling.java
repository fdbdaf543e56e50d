package io.muster.detection.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an incident has yet to tell the other stages about its signals. News is told at once, then at most once in the
 * agreed gap, so that a storm of signals stays a trickle of events; repetitions of what is known are only counted.
 *
 * @param signals how many came since it last told
 * @param alerts fingerprints that are new or fire again, at most {@value #MOST_ALERTS}
 * @param joined something new belongs to the incident, an alert or a person's report, or alerts do no longer
 * @param cleared the last alert that fired was resolved
 * @param lastAt when it last told; null before the first time
 */
public record Telling(int signals, List<String> alerts, boolean joined, boolean cleared, Instant lastAt) {

    static final int MOST_ALERTS = 50;

    public Telling {
        alerts = List.copyOf(alerts);
    }

    public static Telling nothing() {
        return new Telling(0, List.of(), false, false, null);
    }

    /** An alert is new to the incident or fires again. */
    public Telling withAlert(String fingerprint) {
        boolean named = alerts.size() >= MOST_ALERTS || alerts.contains(fingerprint);
        List<String> more = named
                ? alerts
                : Stream.concat(alerts.stream(), Stream.of(fingerprint)).toList();
        return new Telling(signals + 1, more, true, false, lastAt);
    }

    /** A person's report belongs to the incident. */
    public Telling withReport() {
        return new Telling(signals + 1, alerts, true, cleared, lastAt);
    }

    /** Nothing new was said. */
    public Telling counted() {
        return new Telling(signals + 1, alerts, joined, cleared, lastAt);
    }

    /** Alerts of it belong to another incident now: how many fire is to be told. */
    public Telling recounted() {
        return new Telling(signals, alerts, true, cleared, lastAt);
    }

    public Telling allClear() {
        return new Telling(signals, alerts, joined, true, lastAt);
    }

    public boolean hasNews() {
        return joined || cleared;
    }

    /** When it may tell its news. */
    public Instant dueAt(Instant now, Duration gap) {
        Instant due = lastAt == null ? now : lastAt.plus(gap);
        return due.isBefore(now) ? now : due;
    }

    /** All was told. */
    public Telling toldAt(Instant now) {
        return new Telling(0, List.of(), false, false, now);
    }
}
