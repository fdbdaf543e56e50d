package io.muster.comms.updates.persistence;

import io.muster.contracts.Audience;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Enums as the words that stand in columns. */
final class Words {
    private Words() {}

    static String of(List<Audience> audiences) {
        return audiences.stream().map(Words::of).collect(Collectors.joining(","));
    }

    static List<Audience> audiences(String words) {
        return Arrays.stream(words.split(","))
                .map(word -> constant(Audience.class, word))
                .toList();
    }

    /** null stays null. */
    static String of(Enum<?> constant) {
        return constant == null
                ? null
                : constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** null stays null. */
    static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return word == null
                ? null
                : Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace(' ', '_'));
    }
}
