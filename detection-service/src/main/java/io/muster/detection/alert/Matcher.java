package io.muster.detection.alert;

import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** One of Alertmanager's label matchers, as {@code severity=~"critical|page"}. A label that is absent is empty. */
public record Matcher(String name, Predicate<String> value) {

    private static final Pattern SHAPE =
            Pattern.compile("\\s*([a-zA-Z_:][a-zA-Z0-9_:]*)\\s*(=~|!=|!~|=)\\s*(.*?)\\s*", Pattern.DOTALL);
    private static final int MAX_LENGTH = 1024;

    public boolean matches(Map<String, String> labels) {
        return value.test(labels.getOrDefault(name, ""));
    }

    /** @throws IllegalArgumentException when it is not a matcher; the message is for the caller */
    public static Matcher parse(String text) {
        var parts = SHAPE.matcher(text);
        if (text.length() > MAX_LENGTH || !parts.matches()) {
            throw new IllegalArgumentException("bad matcher format: " + text);
        }
        return of(parts.toMatchResult());
    }

    private static Matcher of(MatchResult parts) {
        String value = unquoted(parts.group(3));
        Predicate<String> accepts = switch (parts.group(2)) {
            case "=" -> value::equals;
            case "!=" -> Predicate.not(value::equals);
            case "=~" -> anchored(value);
            default -> anchored(value).negate();
        };
        return new Matcher(parts.group(1), accepts);
    }

    /** A regular expression that has to match the whole text. @throws IllegalArgumentException when it is none */
    public static Predicate<String> anchored(String expression) {
        try {
            return Pattern.compile("(?:" + expression + ")", Pattern.DOTALL).asMatchPredicate();
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("error parsing regexp: " + e.getDescription());
        }
    }

    private static String unquoted(String value) {
        boolean opens = value.startsWith("\"");
        boolean closes = value.length() > 1 && value.endsWith("\"") && !value.endsWith("\\\"");
        if (opens != closes) {
            throw new IllegalArgumentException("matcher value contains unescaped double quote: " + value);
        }
        String inner = opens ? value.substring(1, value.length() - 1) : value;
        return inner.replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\");
    }
}
