package io.muster.triage.calendar;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/**
 * A calendar that campaigns are read from.
 *
 * @param key the store's own name for it, unique
 * @param url where it is fetched; null for one that is posted
 * @param every how often it is fetched; null for one that is posted
 * @param readAt when it was last read; null before the first time
 * @param problem why the last attempt to fetch or read it failed; null when it did not
 * @param campaigns how many campaigns were read
 */
public record Feed(String key, URI url, Duration every, Instant readAt, String problem, int campaigns) {

    public static Feed posted(String key) {
        return new Feed(key, null, null, null, null, 0);
    }

    public Feed read(Instant at, int count) {
        return new Feed(key, url, every, at, null, count);
    }

    public Feed failed(String why) {
        return new Feed(key, url, every, readAt, why, campaigns);
    }
}
