package io.muster.contracts;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Immutable copies that tolerate what JSON from another version may hold: absent collections and unknown words. */
final class Values {

    private Values() {}

    /** Never null and without nulls: an absent list is empty, an unknown word of an enum is left out. */
    static <T> List<T> listOf(List<T> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }

    /** As {@link #listOf}, in the order of the enum's constants. */
    static <E extends Enum<E>> Set<E> setOf(Set<E> set) {
        return set.stream()
                .filter(Objects::nonNull)
                .sorted()
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(LinkedHashSet::new), Collections::unmodifiableSet));
    }

    /** Keys in the order of the enum's constants. */
    static <K extends Enum<K>, V> Map<K, V> mapOf(Map<K, V> map) {
        if (map == null || map.isEmpty()) {
            return Map.of();
        }
        return Collections.unmodifiableMap(new EnumMap<>(map));
    }
}
