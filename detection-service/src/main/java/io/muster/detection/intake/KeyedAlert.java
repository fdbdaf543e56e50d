package io.muster.detection.intake;

import io.muster.contracts.Ids;
import io.muster.detection.integration.Sender;
import io.muster.detection.signal.Fingerprint;
import io.muster.detection.signal.Labels;
import io.muster.detection.signal.Signal.AlertSignal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * An alert of a sender that names it by a key of its own (a dedup key, an alias, an issue), unique within the
 * integration. Its labels may change while it lasts; it fires until the sender says that it is over.
 */
final class KeyedAlert {

    private static final int MOST_LABELS = 64;
    private static final int LONGEST_LABEL = 200;
    private static final int LONGEST_TEXT = 20_000;
    private static final int LONGEST_URL = 2000;

    private final String format;
    private final Sender sender;
    private final String key;
    private final Map<String, String> labels = new LinkedHashMap<>();
    private final Map<String, String> annotations = new LinkedHashMap<>();
    private int textLeft = LONGEST_TEXT;
    private Instant startsAt;
    private String url;
    private UUID id;

    private KeyedAlert(String format, Sender sender, String key) {
        this.format = format;
        this.sender = sender;
        this.key = key;
    }

    static KeyedAlert of(String format, Sender sender, String key) {
        return new KeyedAlert(format, sender, key);
    }

    static String fingerprint(String format, Sender sender, String key) {
        return Fingerprint.ofKey(format + ":" + sender.integrationId(), key);
    }

    /** What has a label already keeps it; null, and what cannot be a label, is left out. */
    KeyedAlert label(String name, String value) {
        putLabel(labels, name, value);
        return this;
    }

    /** The same for labels that are no alert's yet. */
    static void putLabel(Map<String, String> labels, String name, String value) {
        if (value != null && !value.isBlank() && labels.size() < MOST_LABELS) {
            String legal = legal(name);
            if (!legal.isEmpty()) {
                labels.putIfAbsent(legal, cut(value.strip(), LONGEST_LABEL));
            }
        }
    }

    /** The name of a label that is nearest; empty for none. */
    static String legal(String name) {
        String legal = cut(name.strip().replaceAll("[^a-zA-Z0-9_]", "_"), LONGEST_LABEL);
        return !legal.isEmpty() && Character.isDigit(legal.charAt(0)) ? "_" + legal : legal;
    }

    KeyedAlert labels(Map<String, String> more) {
        more.forEach(this::label);
        return this;
    }

    /** Long texts are cut, together too; null is left out. */
    KeyedAlert annotation(String name, String text) {
        if (text != null && !text.isBlank() && textLeft > 0) {
            String cut = cut(text, textLeft);
            textLeft -= cut.length();
            annotations.putIfAbsent(name, cut);
        }
        return this;
    }

    KeyedAlert startsAt(Instant at) {
        this.startsAt = at;
        return this;
    }

    KeyedAlert url(String where) {
        this.url = where == null ? null : cut(Labels.storable(where), LONGEST_URL);
        return this;
    }

    /** The sender names the signal too: delivered again it is the same. */
    KeyedAlert id(UUID named) {
        this.id = named;
        return this;
    }

    AlertSignal fires(Instant now) {
        return signal(now, startsAt == null || startsAt.isAfter(now) ? now : startsAt, null);
    }

    /** @param at when it was over; null for now */
    AlertSignal isOver(Instant at, Instant now) {
        Instant end = at == null || at.isAfter(now) ? now : at;
        return signal(now, startsAt == null || startsAt.isAfter(end) ? end : startsAt, end);
    }

    private AlertSignal signal(Instant now, Instant start, Instant end) {
        return new AlertSignal(
                id == null ? Ids.at(now) : id,
                fingerprint(format, sender, key),
                format,
                sender.source(),
                sender.name(),
                Labels.cleaned(labels),
                Labels.cleaned(annotations),
                start,
                end,
                false,
                url,
                now);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
