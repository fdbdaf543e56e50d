package io.muster.detection.intake;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.detection.signal.Fingerprint;
import io.muster.detection.signal.Labels;
import io.muster.detection.signal.Signal.AlertSignal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * An alert as somebody posted it, before any default was filled in; the rules of Alertmanager.
 *
 * @param startsAt null when unset
 * @param endsAt null when unset
 */
record PostedAlert(
        SortedMap<String, String> labels,
        SortedMap<String, String> annotations,
        Instant startsAt,
        Instant endsAt,
        boolean timeout,
        String generatorUrl) {

    static PostedAlert of(
            Map<String, String> labels,
            Map<String, String> annotations,
            Instant startsAt,
            Instant endsAt,
            String generatorUrl) {
        return new PostedAlert(
                Labels.cleaned(labels),
                Labels.cleaned(annotations),
                startsAt,
                endsAt,
                false,
                generatorUrl == null ? null : Labels.storable(generatorUrl));
    }

    /** Fills in what was not sent: it started now, or when it ended; it ends after the timeout. */
    PostedAlert withDefaults(Instant now, Duration resolveTimeout) {
        Instant start = startsAt != null ? startsAt : endsAt != null && endsAt.isBefore(now) ? endsAt : now;
        boolean unset = endsAt == null;
        return new PostedAlert(
                labels, annotations, start, unset ? now.plus(resolveTimeout) : endsAt, unset, generatorUrl);
    }

    /** Fills in when it started; it fires until its sender says otherwise. */
    PostedAlert withStart(Instant now) {
        Instant start = startsAt != null ? startsAt : endsAt != null && endsAt.isBefore(now) ? endsAt : now;
        return new PostedAlert(labels, annotations, start, endsAt, false, generatorUrl);
    }

    /** What is wrong with it, in Alertmanager's words; empty when nothing is. */
    Optional<String> flaw() {
        return flaw(PostedAlert::isName);
    }

    /** The same where any name is one, as Alertmanager and Grafana have them by now. */
    Optional<String> flawOfNotified() {
        return flaw(name -> !name.isEmpty());
    }

    private Optional<String> flaw(Predicate<String> isName) {
        if (endsAt != null && endsAt.isBefore(startsAt)) {
            return Optional.of("start time must be before end time");
        }
        Optional<String> label = illegalName(labels, isName);
        if (label.isPresent()) {
            return Optional.of("invalid label set: invalid name \"" + label.get() + "\"");
        }
        if (labels.isEmpty()) {
            return Optional.of("at least one label pair required");
        }
        return illegalName(annotations, isName).map(name -> "invalid annotations: invalid name \"" + name + "\"");
    }

    private static Optional<String> illegalName(SortedMap<String, String> labels, Predicate<String> isName) {
        return labels.keySet().stream().filter(isName.negate()).findFirst();
    }

    /** Letters, digits and underscores, and no digit at the beginning. */
    private static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
            if (!letter && (i == 0 || c < '0' || c > '9')) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    AlertSignal signal(UUID id, String format, Source source, String integration, Instant now) {
        return new AlertSignal(
                id,
                Fingerprint.of(labels),
                format,
                source,
                integration,
                labels,
                annotations,
                startsAt,
                endsAt,
                timeout,
                generatorUrl,
                now);
    }
}
