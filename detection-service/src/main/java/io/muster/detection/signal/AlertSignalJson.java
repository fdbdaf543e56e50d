package io.muster.detection.signal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.EventJson;
import io.muster.detection.signal.Signal.AlertSignal;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Alerts in JSON, field by field and not by reflection: they come by the ten thousand. The same text as {@link EventJson}
 * gives, with the field {@code kind} at the end.
 */
@Singleton
class AlertSignalJson {

    static final String KIND = "alert";

    byte[] write(AlertSignal signal) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = EventJson.mapper().createGenerator(bytes)) {
            json.writeStartObject();
            write(json, "annotations", signal.annotations());
            write(json, "endsAt", signal.endsAt());
            write(json, "fingerprint", signal.fingerprint());
            write(json, "format", signal.format());
            write(json, "generatorUrl", signal.generatorUrl());
            write(json, "id", signal.id());
            write(json, "integration", signal.integration());
            write(json, "labels", signal.labels());
            write(json, "receivedAt", signal.receivedAt());
            write(json, "source", signal.source() == null ? null : word(signal.source()));
            write(json, "startsAt", signal.startsAt());
            json.writeBooleanField("timeout", signal.timeout());
            json.writeStringField("kind", KIND);
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("a signal that cannot be written", e);
        }
        return bytes.toByteArray();
    }

    private static String word(Source source) {
        return source.name().toLowerCase(Locale.ROOT);
    }

    private static void write(JsonGenerator json, String name, Object value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value.toString());
        }
    }

    private static void write(JsonGenerator json, String name, Map<String, String> texts) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, String> text : new TreeMap<>(texts).entrySet()) {
            json.writeStringField(text.getKey(), text.getValue());
        }
        json.writeEndObject();
    }

    /**
     * The alert that the bytes are; null when they are another kind of signal.
     *
     * @throws IOException when they are no JSON
     * @throws RuntimeException when a field is not what it has to be
     */
    AlertSignal read(byte[] bytes) throws IOException {
        Map<String, String> texts = new HashMap<>();
        Map<String, Map<String, String>> maps = new HashMap<>();
        boolean timeout = false;
        try (JsonParser json = EventJson.mapper().createParser(bytes)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                switch (json.nextToken()) {
                    case VALUE_STRING -> texts.put(name, json.getText());
                    case START_OBJECT -> maps.put(name, texts(json));
                    case VALUE_TRUE -> timeout |= name.equals("timeout");
                    default -> json.skipChildren();
                }
            }
        }
        return KIND.equals(texts.get("kind")) ? signal(texts, maps, timeout) : null;
    }

    private static Map<String, String> texts(JsonParser json) throws IOException {
        Map<String, String> texts = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.VALUE_STRING) {
                texts.put(name, json.getText());
            } else {
                json.skipChildren();
            }
        }
        return texts;
    }

    private static AlertSignal signal(
            Map<String, String> texts, Map<String, Map<String, String>> maps, boolean timeout) {
        return new AlertSignal(
                UUID.fromString(texts.get("id")),
                texts.get("fingerprint"),
                texts.get("format"),
                source(texts.get("source")),
                texts.get("integration"),
                maps.get("labels"),
                maps.get("annotations"),
                instant(texts.get("startsAt")),
                instant(texts.get("endsAt")),
                timeout,
                texts.get("generatorUrl"),
                instant(texts.get("receivedAt")));
    }

    private static Source source(String word) {
        return word == null ? null : Source.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static Instant instant(String text) {
        if (text == null) {
            return null;
        }
        Instant plain = PlainInstant.parse(text);
        return plain != null ? plain : Instant.parse(text);
    }
}
