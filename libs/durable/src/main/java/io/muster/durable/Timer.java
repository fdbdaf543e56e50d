package io.muster.durable;

import java.time.Instant;

/**
 * Something that is due at an instant and survives any crash until it was done.
 *
 * @param kind names the {@link TimerHandler}
 * @param key unique within the kind
 * @param payload whatever the handler needs, as JSON; may be null
 */
public record Timer(String kind, String key, Instant dueAt, String payload) {}
