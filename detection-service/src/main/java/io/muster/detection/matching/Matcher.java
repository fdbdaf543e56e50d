package io.muster.detection.matching;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Map;
import java.util.function.Predicate;

/**
 * One of Alertmanager's label matchers, as {@code severity=~"critical|page"}. A label that is absent is empty. Regular
 * expressions have RE2's syntax and its linear time, so that no expression of a caller can hold the engine up.
 *
 * @param value as it was written; a regular expression has to match the whole of the label's value
 */
public record Matcher(String name, Operator operator, String value, Predicate<String> accepts) {

    private static final java.util.regex.Pattern SHAPE = java.util.regex.Pattern.compile(
            "\\s*([a-zA-Z_:][a-zA-Z0-9_:]*)\\s*(=~|!=|!~|=)\\s*(.*?)\\s*", java.util.regex.Pattern.DOTALL);
    private static final java.util.regex.Pattern NAME = java.util.regex.Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final int MAX_LENGTH = 4096;

    /** How a matcher compares. */
    public enum Operator {
        EQUAL("="),
        NOT_EQUAL("!="),
        REGEX("=~"),
        NOT_REGEX("!~");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        /** As Alertmanager's API tells it in two flags. */
        public static Operator of(boolean isRegex, boolean isEqual) {
            if (isRegex) {
                return isEqual ? REGEX : NOT_REGEX;
            }
            return isEqual ? EQUAL : NOT_EQUAL;
        }

        public boolean isRegex() {
            return this == REGEX || this == NOT_REGEX;
        }

        public boolean isEqual() {
            return this == EQUAL || this == REGEX;
        }
    }

    /** @throws IllegalArgumentException when it is no matcher; the message is for the caller */
    public static Matcher of(String name, Operator operator, String value) {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("invalid label name \"" + (name == null ? "" : name) + "\"");
        }
        if (value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("the value is longer than " + MAX_LENGTH + " characters");
        }
        Predicate<String> equal = operator.isRegex() ? anchored(value) : value::equals;
        return new Matcher(name, operator, value, operator.isEqual() ? equal : equal.negate());
    }

    public static Matcher equal(String name, String value) {
        return of(name, Operator.EQUAL, value);
    }

    /** A label that has one of the values. */
    public static Matcher oneOf(String name, Iterable<String> values) {
        StringBuilder any = new StringBuilder();
        values.forEach(value -> any.append(any.isEmpty() ? "" : "|").append(Pattern.quote(value)));
        return of(name, Operator.REGEX, any.toString());
    }

    /**
     * Reads what amtool and filters write, as Alertmanager 0.25 reads it.
     *
     * @throws IllegalArgumentException when it is no matcher; the message is for the caller
     */
    public static Matcher parse(String text) {
        var parts = SHAPE.matcher(text);
        if (text.length() > MAX_LENGTH || !parts.matches()) {
            throw new IllegalArgumentException("bad matcher format: " + text);
        }
        return of(parts.group(1), operator(parts.group(2)), unquoted(parts.group(3)));
    }

    /** A regular expression that has to match the whole text. @throws IllegalArgumentException when it is none */
    public static Predicate<String> anchored(String expression) {
        try {
            return Pattern.compile("^(?:" + expression + ")$")::matches;
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "error parsing regexp: " + e.getDescription() + ": `" + e.getPattern() + "`");
        }
    }

    public boolean matches(Map<String, String> labels) {
        return accepts.test(labels.getOrDefault(name, ""));
    }

    /** Whether it asks for a label that is absent; what only excludes values is not counted so, as in Alertmanager. */
    public boolean matchesEmpty() {
        return operator.isEqual() && accepts.test("");
    }

    private static Operator operator(String sign) {
        for (Operator operator : Operator.values()) {
            if (operator.sign.equals(sign)) {
                return operator;
            }
        }
        throw new IllegalArgumentException("bad matcher format: " + sign);
    }

    /** Undoes the escapes; a backslash before anything else is one. */
    private static String unquoted(String raw) {
        boolean quoted = raw.startsWith("\"");
        String inner = quoted ? raw.substring(1) : raw;
        boolean closed = !quoted;
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            boolean last = i == inner.length() - 1;
            if (c == '\\' && !last) {
                i++;
                value.append(unescaped(inner.charAt(i)));
            } else if (c == '"') {
                if (closed || !last) {
                    throw unescapedQuote(raw);
                }
                closed = true;
            } else {
                value.append(c);
            }
        }
        if (!closed) {
            throw unescapedQuote(raw);
        }
        return value.toString();
    }

    private static String unescaped(char c) {
        return switch (c) {
            case 'n' -> "\n";
            case '"', '\\' -> String.valueOf(c);
            default -> "\\" + c;
        };
    }

    private static IllegalArgumentException unescapedQuote(String raw) {
        return new IllegalArgumentException("matcher value contains unescaped double quote: " + raw);
    }

    /** As amtool writes it. */
    @Override
    public String toString() {
        return name
                + operator.sign
                + '"'
                + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")
                + '"';
    }

    /** Two matchers are the same when they were written so. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Matcher that
                && name.equals(that.name)
                && operator == that.operator
                && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }
}
