package io.muster.detection.heartbeat;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.detection.signal.Fingerprint;
import io.muster.detection.signal.Signal;
import io.muster.detection.signal.Signal.AlertSignal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Signs of life that something is to give: a nightly job, a queue's consumer, another monitoring system. Missing ones
 * become an alert whose source is silent, which by the declaration policy may be an incident; the next sign resolves it.
 *
 * @param interval between two signs
 * @param grace beyond the interval before a sign is missed
 * @param labels of the alert: journey, service, severity
 * @param watchedSince when waiting for the first sign began
 * @param lastPingAt null before the first sign
 * @param lastPingFrom the integration that gave it
 * @param missingSince null while signs come
 */
public record Heartbeat(
        String name,
        Duration interval,
        Duration grace,
        String description,
        Map<String, String> labels,
        boolean paused,
        Instant watchedSince,
        Instant lastPingAt,
        String lastPingFrom,
        Instant missingSince,
        String definedBy) {

    /** The name of the alert that stands for missing signs. */
    public static final String ALERT_NAME = "HeartbeatMissing";

    /** The shortest interval that can be asked for. */
    public static final Duration SHORTEST = Duration.ofSeconds(10);

    private static final Duration AN_INSTANT = Duration.ofMillis(1);

    public Heartbeat {
        labels = Map.copyOf(labels);
    }

    /** When a sign is missed unless one comes before. */
    public Instant dueAt() {
        Instant last = lastPingAt == null || lastPingAt.isBefore(watchedSince) ? watchedSince : lastPingAt;
        return last.plus(interval).plus(grace);
    }

    public boolean isMissing() {
        return missingSince != null;
    }

    /** A sign came. One that is older than the last changes nothing. */
    public Heartbeat pinged(Instant at, String from) {
        return lastPingAt != null && at.isBefore(lastPingAt) ? this : with(watchedSince, at, from, null);
    }

    /** No sign came in time. */
    public Heartbeat missing(Instant now) {
        return with(watchedSince, lastPingAt, lastPingFrom, now);
    }

    /** As it is wanted now; what was heard of it stays known, and the wait begins anew. */
    public Heartbeat redefined(Heartbeat wanted, Instant now) {
        return new Heartbeat(
                name,
                wanted.interval,
                wanted.grace,
                wanted.description,
                wanted.labels,
                wanted.paused,
                now,
                lastPingAt,
                lastPingFrom,
                wanted.paused ? null : missingSince,
                wanted.definedBy);
    }

    private Heartbeat with(Instant since, Instant ping, String from, Instant missing) {
        return new Heartbeat(name, interval, grace, description, labels, paused, since, ping, from, missing, definedBy);
    }

    public String fingerprint() {
        return Fingerprint.ofKey(Signal.OF_SILENCE, name);
    }

    /** The alert of missing signs: it tells of a silent source, and is lost from the start. */
    public AlertSignal alarm(UUID id, Instant now) {
        Map<String, String> alarm = new HashMap<>(labels);
        alarm.put("alertname", ALERT_NAME);
        alarm.put("heartbeat", name);
        Map<String, String> annotations = new HashMap<>();
        annotations.put("summary", "No sign of life from " + name + " " + lastSign());
        if (description != null) {
            annotations.put("description", description);
        }
        return signal(
                id, alarm, annotations, lastPingAt == null ? watchedSince : lastPingAt, now.plus(AN_INSTANT), now);
    }

    private String lastSign() {
        return lastPingAt == null ? "since its watch began at " + watchedSince : "since " + lastPingAt;
    }

    /** The alert is over: a sign came, or nobody waits for one any more. */
    public AlertSignal allClear(UUID id, Instant now) {
        return signal(id, Map.of(), Map.of(), now, now, now);
    }

    private AlertSignal signal(
            UUID id, Map<String, String> all, Map<String, String> texts, Instant start, Instant end, Instant now) {
        return new AlertSignal(
                id,
                fingerprint(),
                Signal.OF_SILENCE,
                Source.MONITORING,
                Signal.OF_SILENCE,
                all,
                texts,
                start.isAfter(end) ? end : start,
                end,
                false,
                null,
                now);
    }
}
