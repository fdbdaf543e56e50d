package io.muster.triage.playbook.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import io.muster.contracts.EventJson;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.triage.notes.Checklist;
import io.muster.triage.playbook.Playbook;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The first version of a playbook for each type, shipped with the service. */
@Singleton
@RegisterForReflection(targets = {Playbook.class, ShippedPlaybooks.Head.class})
class ShippedPlaybooks {

    private static final String FILE = "/playbooks.json";

    /** What stands beside the words of {@code /playbooks/<key>.md}. */
    record Head(String key, IncidentType type, String title, List<Checklist.Item> checklist) {}

    private final List<Playbook> all = read();

    List<Playbook> all() {
        return all;
    }

    private static List<Playbook> read() {
        try (var json = resource(FILE)) {
            return EventJson.mapper().readValue(json, new TypeReference<List<Head>>() {}).stream()
                    .map(ShippedPlaybooks::playbook)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    private static Playbook playbook(Head head) {
        var file = "/playbooks/%s.md".formatted(head.key());
        try (var markdown = resource(file)) {
            var body = new String(markdown.readAllBytes(), StandardCharsets.UTF_8);
            return new Playbook(head.key(), 1, head.type(), head.title(), body, head.checklist(), null, null);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private static InputStream resource(String file) throws IOException {
        var found = Playbook.class.getResourceAsStream(file);
        if (found == null) {
            throw new IOException(file + " is missing");
        }
        return found;
    }
}
