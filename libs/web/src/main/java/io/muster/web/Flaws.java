package io.muster.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is wrong with a value, in words for who sent it: what is allowed, and nothing of our classes or of Java's. */
public final class Flaws {

    /** When nothing better can be said. */
    public static final String ODD = "is not of the kind that is expected";

    private static final Map<Class<?>, String> KINDS = Map.ofEntries(
            Map.entry(Instant.class, "a time with its offset, as 2026-03-02T09:00:00Z"),
            Map.entry(OffsetDateTime.class, "a time with its offset, as 2026-03-02T09:00:00Z"),
            Map.entry(LocalTime.class, "a time of the day, as 09:00 (00:00 is the end of the day, too)"),
            Map.entry(LocalDate.class, "a date, as 2026-03-02"),
            Map.entry(Duration.class, "an ISO-8601 duration, as PT5M"),
            Map.entry(Period.class, "an ISO-8601 period, as P1W"),
            Map.entry(UUID.class, "an id, a UUID"),
            Map.entry(boolean.class, "true or false"),
            Map.entry(Boolean.class, "true or false"),
            Map.entry(int.class, "a whole number"),
            Map.entry(Integer.class, "a whole number"),
            Map.entry(long.class, "a whole number"),
            Map.entry(Long.class, "a whole number"),
            Map.entry(double.class, "a number"),
            Map.entry(Double.class, "a number"));

    private static final Pattern NO_CONSTANT = Pattern.compile("No enum constant ([\\w.$]+)\\.([^.]*)", Pattern.DOTALL);
    private static final Pattern NO_UUID =
            Pattern.compile("(?:Invalid UUID string|UUID string too large).*", Pattern.DOTALL);

    private Flaws() {}

    /** As {@code '24:00' is not a time of the day, as 09:00}, for a value that should be read as the type. */
    public static String of(Object value, Class<?> type) {
        if (type.isEnum()) {
            return "'" + value + "' is none of " + allowed(type);
        }
        String kind = KINDS.get(type);
        return "'" + value + "' " + (kind == null ? ODD : "is not " + kind);
    }

    /** What a failed reading says: a sentence of our own as it is, one of Java's or a library's anew. */
    public static String of(Exception failure) {
        return switch (failure) {
            case InvalidFormatException odd -> of(odd.getValue(), odd.getTargetType());
            case JacksonException ignored -> "it " + ODD;
            case DateTimeParseException unreadable ->
                "'" + unreadable.getParsedString()
                        + "' cannot be read: a time of the day is written as 09:00, a date as 2026-03-02, a time as"
                        + " 2026-03-02T09:00 or 2026-03-02T09:00:00Z, a duration as PT5M, P1D or P1W";
            case NumberFormatException ignored -> "it is no number";
            default -> isOurs(failure) ? failure.getMessage() : foreign(failure);
        };
    }

    private static String foreign(Exception failure) {
        String message = String.valueOf(failure.getMessage());
        Matcher constant = NO_CONSTANT.matcher(message);
        if (constant.matches()) {
            return "'" + constant.group(2) + "' is none of "
                    + enumOf(constant.group(1)).map(Flaws::allowed).orElse("the values that are allowed");
        }
        if (NO_UUID.matcher(message).matches()) {
            return "it is not " + KINDS.get(UUID.class);
        }
        return failure instanceof DateTimeException ? "a date or time of it does not exist" : "it " + ODD;
    }

    /** By its canonical name, in which nested types stand behind a dot as well. */
    private static Optional<Class<?>> enumOf(String name) {
        try {
            return Optional.<Class<?>>of(Class.forName(name, false, Flaws.class.getClassLoader()))
                    .filter(Class::isEnum);
        } catch (ClassNotFoundException | LinkageError unknown) {
            int dot = name.lastIndexOf('.');
            return dot < 0 ? Optional.empty() : enumOf(name.substring(0, dot) + "$" + name.substring(dot + 1));
        }
    }

    private static String allowed(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> word(type, ((Enum<?>) constant).name()))
                .collect(Collectors.joining(", "));
    }

    /** As it stands in JSON. */
    private static String word(Class<?> type, String name) {
        try {
            JsonProperty written = type.getField(name).getAnnotation(JsonProperty.class);
            return written == null ? name : written.value();
        } catch (NoSuchFieldException hidden) {
            return name;
        }
    }

    /** Thrown by our own code, and so in its own words. */
    private static boolean isOurs(Exception failure) {
        return failure.getMessage() != null
                && failure.getStackTrace().length > 0
                && failure.getStackTrace()[0].getClassName().startsWith("io.muster.");
    }
}
