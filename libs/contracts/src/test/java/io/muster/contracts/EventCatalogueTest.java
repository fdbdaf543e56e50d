package io.muster.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** docs/events.md has a row for every event, and no row that the code contradicts. */
class EventCatalogueTest {

    private static final Pattern ROW = Pattern.compile("^\\| `([A-Za-z]+)` \\| (emitted|planned) \\|.*$");
    private static final Pattern WORDS = Pattern.compile("^\\| ([A-Z][A-Za-z]+) \\| (`[^|]+`) \\|$");
    private static final Map<String, String> ROWS = new LinkedHashMap<>();
    private static final Map<String, String> STATES = new LinkedHashMap<>();
    private static final Map<String, List<String>> WORDS_OF = new TreeMap<>();

    @BeforeAll
    static void readRows() throws IOException {
        for (String line : Files.readAllLines(Path.of("../../docs/events.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                ROWS.put(row.group(1), line);
                STATES.put(row.group(1), row.group(2));
            }
            Matcher words = WORDS.matcher(line);
            if (words.matches()) {
                WORDS_OF.put(
                        words.group(1), List.of(words.group(2).replace("`", "").split(", ")));
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

    @Test
    void everyWordThatAnEventMayHoldIsListed() {
        Set<Class<?>> found = new LinkedHashSet<>();
        EventTypes.all().forEach(event -> collect(event, found));
        Map<String, List<String>> expected = new TreeMap<>();
        found.stream().filter(Class::isEnum).forEach(type -> expected.put(type.getSimpleName(), words(type)));

        assertThat(WORDS_OF).containsAllEntriesOf(expected);
    }

    private static void collect(Type type, Set<Class<?>> found) {
        if (type instanceof ParameterizedType list) {
            Stream.of(list.getActualTypeArguments()).forEach(argument -> collect(argument, found));
        } else if (type instanceof Class<?> plain
                && plain.getPackageName().equals(LifecycleEvent.class.getPackageName())
                && found.add(plain)
                && plain.isRecord()) {
            Stream.of(plain.getRecordComponents()).forEach(component -> collect(component.getGenericType(), found));
        }
    }

    private static List<String> words(Class<?> type) {
        return Stream.of(type.getEnumConstants())
                .map(word -> EventJson.mapper().valueToTree(word).asText())
                .toList();
    }
}
