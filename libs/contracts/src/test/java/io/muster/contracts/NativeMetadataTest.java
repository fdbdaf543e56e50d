package io.muster.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A native image reads and writes only what it was told of: every record and enum that events reach. */
class NativeMetadataTest {

    private static final String FILE = "/META-INF/native-image/io.muster/muster-contracts/reachability-metadata.json";

    @Test
    void namesEveryTypeThatJsonNeeds() throws IOException {
        Set<String> expected = new TreeSet<>();
        Events.records().forEach(event -> collect(event, expected));
        collect(UnknownEvent.class, expected);
        collect(Incident.class, expected);
        collect(Measure.class, expected);
        collect(Canary.class, expected);

        Set<String> named = new TreeSet<>();
        try (InputStream in = getClass().getResourceAsStream(FILE)) {
            for (JsonNode entry : EventJson.mapper().readTree(in).get("reflection")) {
                assertThat(entry.get("allDeclaredConstructors").asBoolean()).isTrue();
                assertThat(entry.get("allDeclaredMethods").asBoolean()).isTrue();
                assertThat(entry.get("allDeclaredFields").asBoolean()).isTrue();
                named.add(entry.get("type").asText());
            }
        }
        assertThat(named).isEqualTo(expected);
    }

    private static void collect(Type type, Set<String> into) {
        if (type instanceof ParameterizedType generic) {
            for (Type argument : generic.getActualTypeArguments()) {
                collect(argument, into);
            }
        } else if (type instanceof Class<?> c && c.getName().startsWith("io.muster.") && into.add(c.getName())) {
            if (c.isRecord()) {
                for (RecordComponent component : c.getRecordComponents()) {
                    collect(component.getGenericType(), into);
                }
            }
        }
    }
}
