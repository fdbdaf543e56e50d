package io.muster.triage.notes.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import io.muster.contracts.EventJson;
import io.muster.triage.notes.Checklist;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Reads the checklist that is shipped with the service. */
@Singleton
@RegisterForReflection(targets = Checklist.Item.class)
class ShippedChecklist {

    private static final String FILE = "/checklist.json";

    @Produces
    @Singleton
    Checklist checklist() {
        try (var json = Checklist.class.getResourceAsStream(FILE)) {
            return new Checklist(EventJson.mapper().readValue(json, new TypeReference<List<Checklist.Item>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }
}
