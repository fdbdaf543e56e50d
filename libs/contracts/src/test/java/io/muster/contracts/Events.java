package io.muster.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Events for tests: the golden samples, and arbitrary ones built from the records themselves. */
final class Events {

    static final UUID INCIDENT = UUID.fromString("0198a3c0-1042-7000-8000-000000000001");
    static final Instant NOON = Instant.parse("2026-03-06T12:00:00Z");

    private Events() {}

    /** Every event record below the sealed hierarchy, {@link UnknownEvent} aside. */
    static Set<Class<?>> records() {
        Set<Class<?>> records = new LinkedHashSet<>();
        collect(LifecycleEvent.class, records);
        records.remove(UnknownEvent.class);
        return records;
    }

    private static void collect(Class<?> type, Set<Class<?>> into) {
        if (type.isRecord()) {
            into.add(type);
        } else {
            Arrays.stream(type.getPermittedSubclasses()).forEach(sub -> collect(sub, into));
        }
    }

    static byte[] sampleBytes(Class<?> event) {
        String name = "/samples/" + event.getSimpleName() + ".json";
        try (InputStream in = Events.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new AssertionError("no golden sample " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(name, e);
        }
    }

    @SuppressWarnings("unchecked")
    static <T extends LifecycleEvent> T sample(Class<T> event) {
        return (T) EventJson.read(EventTypes.typeOf(event), sampleBytes(event));
    }

    static EventContext at(Instant at) {
        return EventContext.internal(INCIDENT, at, Actor.person("ada", Role.COMMANDER), "because");
    }

    /** Any event of {@link #INCIDENT}; whatever may be null sometimes is. */
    static Arbitrary<LifecycleEvent> anyEvent() {
        return Arbitraries.oneOf(Stream.concat(records().stream(), Stream.of(UnknownEvent.class))
                        .map(Events::arbitraryRecord)
                        .toList())
                .map(LifecycleEvent.class::cast);
    }

    private static Arbitrary<Object> arbitraryRecord(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        List<Arbitrary<Object>> values = new ArrayList<>();
        for (RecordComponent component : components) {
            values.add(arbitrary(component.getGenericType()));
        }
        return Combinators.combine(values).as(arguments -> {
            try {
                Class<?>[] types =
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
                return type.getDeclaredConstructor(types).newInstance(arguments.toArray());
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(type.getName(), e);
            }
        });
    }

    @SuppressWarnings("unchecked")
    private static Arbitrary<Object> arbitrary(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == List.class
                    ? arbitrary(generic.getActualTypeArguments()[0])
                            .list()
                            .ofMaxSize(3)
                            .injectNull(0.1)
                            .map(Object.class::cast)
                    : Arbitraries.of(Map.of(), Map.of("journey", "checkout"))
                            .injectNull(0.1)
                            .map(Object.class::cast);
        }
        if (type == EventContext.class) {
            return instants().map(Events::at);
        }
        if (type == int.class) {
            return (Arbitrary<Object>) (Arbitrary<?>) Arbitraries.integers().between(0, 5);
        }
        if (type == long.class) {
            return (Arbitrary<Object>) (Arbitrary<?>) Arbitraries.longs().between(0, 3);
        }
        if (type == boolean.class) {
            return (Arbitrary<Object>) (Arbitrary<?>) Arbitraries.of(true, false);
        }
        return nullable((Class<?>) type);
    }

    private static Arbitrary<Object> nullable(Class<?> type) {
        Arbitrary<?> values;
        if (type.isEnum()) {
            values = Arbitraries.of(type.getEnumConstants());
        } else if (type.isRecord()) {
            values = arbitraryRecord(type);
        } else if (type == String.class) {
            values = Arbitraries.of("ada", "rami", "checkout", "");
        } else if (type == UUID.class) {
            values = Arbitraries.of(new UUID(1, 1), new UUID(2, 2));
        } else if (type == Instant.class) {
            values = instants();
        } else if (type == BigDecimal.class) {
            values = Arbitraries.of(new BigDecimal("12.50"), BigDecimal.ZERO);
        } else if (type == LocalDate.class) {
            values = Arbitraries.of(LocalDate.of(2026, 3, 6));
        } else {
            throw new AssertionError("teach Events to make a " + type);
        }
        return values.injectNull(0.2).map(Object.class::cast);
    }

    private static Arbitrary<Instant> instants() {
        return Arbitraries.integers().between(-3600, 3600).map(NOON::plusSeconds);
    }
}
