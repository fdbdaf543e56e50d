package io.muster.web.problem;

import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which query parameter could not be read. JAX-RS tells only that one could not, as if there were nothing at the address; the
 * failure beneath names the value.
 */
final class OddParameters {

    private OddParameters() {}

    /** Empty when none has such a value: then the path has it, and nothing is there. */
    static Optional<String> named(Exception unreadable, Map<String, List<String>> query) {
        return query.entrySet().stream()
                .filter(parameter -> parameter.getValue().stream().anyMatch(value -> isOf(unreadable, value)))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst();
    }

    private static boolean isOf(Exception unreadable, String value) {
        if (unreadable instanceof DateTimeParseException time) {
            return value.contentEquals(time.getParsedString());
        }
        String message = String.valueOf(unreadable.getMessage());
        return message.equals("For input string: \"" + value + "\"")
                || message.startsWith("For input string: \"" + value + "\" ")
                || message.equals("Invalid UUID string: " + value)
                || message.startsWith("UUID string too large") && value.length() > 36
                || message.startsWith("No enum constant ")
                        && message.toLowerCase(Locale.ROOT).endsWith("." + value.toLowerCase(Locale.ROOT))
                || message.equals(TrueOrFalse.flawOf(value));
    }
}
