package io.muster.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** A small online store: its journeys, services, people, rota, policies and a running campaign, told to the public APIs. */
final class SampleStore {

    private final Suite suite;
    private final JsonNode store;

    SampleStore(Suite suite, WebhookReceiver receiver) {
        this.suite = suite;
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        store = read(Map.of(
                "an hour ago", now.minus(Duration.ofHours(1)).toString(),
                "in a day", now.plus(Duration.ofDays(1)).toString(),
                "store", suite.variable("MUSTER_STORE_URL"),
                "webhooks", receiver.url("").toString(),
                "secret", receiver.secret(),
                "status page", suite.url("comms", "/status").toString()));
    }

    /** Puts everything; doing so again changes nothing. */
    void load() {
        putEach(Persona.ADMIN, "escalation", "people");
        putEach(Persona.ADMIN, "escalation", "holiday-calendars");
        putEach(Persona.ADMIN, "escalation", "schedules");
        putEach(Persona.ADMIN, "escalation", "policies");
        putEach(Persona.ADMIN, "escalation", "teams");
        putEach(Persona.ADMIN, "escalation", "services");
        putNext(Persona.OWNER, "detection", "declaration-policy");
        putEach(Persona.ADMIN, "detection", "journeys");
        putEach(Persona.ADMIN, "detection", "measure-rules");
        putEach(Persona.OWNER, "triage", "campaigns");
        put(Persona.ADMIN, "comms", "page");
        putEach(Persona.ADMIN, "comms", "components");
        putEach(Persona.ADMIN, "resolution", "mitigation-actions");
        put(Persona.ADMIN, "resolution", "relapse-policy");
    }

    private void put(Persona who, String module, String what) {
        suite.act(who, "PUT", module, "/" + what, store.path(module).path(what));
    }

    /** What is changed from the version that is in force. */
    private void putNext(Persona who, String module, String what) {
        ObjectNode next = store.path(module).path(what).deepCopy();
        next.set("version", suite.get(who, module, "/" + what).path("version"));
        suite.act(who, "PUT", module, "/" + what, next);
    }

    private void putEach(Persona who, String module, String collection) {
        store.path(module)
                .path(collection)
                .fields()
                .forEachRemaining(entry ->
                        suite.act(who, "PUT", module, "/" + collection + "/" + entry.getKey(), entry.getValue()));
    }

    private static JsonNode read(Map<String, String> values) {
        try (InputStream in = SampleStore.class.getResourceAsStream("/sample-store/store.json")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> value : values.entrySet()) {
                text = text.replace("${" + value.getKey() + "}", value.getValue());
            }
            return Suite.JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
