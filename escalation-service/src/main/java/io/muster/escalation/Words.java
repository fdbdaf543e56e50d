package io.muster.escalation;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Words of requests that each stand for one of a few. */
public final class Words {

    private Words() {}

    /**
     * @param word in any case, its parts joined by hyphens
     * @throws IllegalArgumentException when it is none of them; the message names those
     */
    public static <E extends Enum<E>> E of(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value ->
                        inWords(value).equals(word.toLowerCase(Locale.ROOT).replace('_', '-')))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is none of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(Words::inWords)
                                .collect(Collectors.joining(", "))));
    }

    private static String inWords(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
