package io.muster.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** docs/events.md has a row for every event, and no row that the code contradicts. */
class EventCatalogueTest {

    private static final Pattern ROW = Pattern.compile("^\\| `([A-Za-z]+)` \\| (emitted|planned) \\|.*$");
    private static final Map<String, String> ROWS = new LinkedHashMap<>();
    private static final Map<String, String> STATES = new LinkedHashMap<>();

    @BeforeAll
    static void readRows() throws IOException {
        for (String line : Files.readAllLines(Path.of("../../docs/events.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                ROWS.put(row.group(1), line);
                STATES.put(row.group(1), row.group(2));
            }
        }
    }

    @Test
    void everyRecordIsARowWithItsFields() {
        for (Class<? extends LifecycleEvent> event : EventTypes.all()) {
            assertThat(STATES).containsEntry(event.getSimpleName(), "emitted");
            for (RecordComponent component : event.getRecordComponents()) {
                if (component.getType() != EventContext.class) {
                    assertThat(ROWS.get(event.getSimpleName())).contains("`" + component.getName() + "`");
                }
            }
        }
    }

    @Test
    void whatHasNoRecordIsPlanned() {
        assertThat(STATES.entrySet()).allSatisfy(row -> {
            boolean known = EventTypes.all().stream()
                    .anyMatch(event -> event.getSimpleName().equals(row.getKey()));
            assertThat(row.getValue()).as(row.getKey()).isEqualTo(known ? "emitted" : "planned");
        });
    }
}
