package io.muster.escalation.calendar.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.escalation.calendar.CalendarSource;
import io.muster.escalation.calendar.CalendarSources;
import io.muster.escalation.calendar.KeepSources;
import io.muster.escalation.setup.SetupJson;
import io.muster.escalation.setup.SetupSection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** From where calendars of one kind are fetched, in the one file. An address may be a secret: it stands there by a name. */
abstract class SourcesSection implements SetupSection {

    @Inject
    KeepSources keep;

    @Inject
    CalendarSources sources;

    @Inject
    SetupJson json;

    abstract CalendarSource.Kind kind();

    /** After the schedules that they fill. */
    @Override
    public int order() {
        return 7;
    }

    @Override
    public Uni<List<String>> keep(String key, JsonNode body) {
        SourceRequest wanted = json.read(body, SourceRequest.class);
        return keep.keep(kind(), key, wanted.url(), wanted.often()).chain(() -> warnings(key));
    }

    /** What has to be there, and is not. */
    Uni<List<String>> warnings(String key) {
        return Uni.createFrom().item(List.of());
    }

    @Override
    public Uni<Void> remove(String key) {
        return sources.remove(kind(), key).replaceWithVoid();
    }

    @Override
    public Uni<Map<String, JsonNode>> export() {
        return sources.all()
                .map(all -> all.stream()
                        .filter(source -> source.kind() == kind())
                        .collect(
                                Collectors.toMap(CalendarSource::key, source -> json.write(SourceRequest.of(source)))));
    }
}
