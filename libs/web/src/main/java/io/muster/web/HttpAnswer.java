package io.muster.web;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What another system answered.
 *
 * @param headers by name in any case
 * @param body at most as long as {@code muster.outbound.max-answer-bytes}, or as the call said
 */
public record HttpAnswer(int status, Map<String, List<String>> headers, byte[] body) {

    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([\\w.:+-]{1,40})");
    private static final Pattern DIGITS = Pattern.compile("\\d{1,9}");

    /** An answer without headers. */
    public HttpAnswer(int status, byte[] body) {
        this(status, Map.of(), body);
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Whether the same request may succeed later: the other side is overloaded or out of order. */
    public boolean isWorthRetrying() {
        return status >= 500 || status == 429 || status == 408 || status == 425;
    }

    /**
     * How long the other side asks to be left alone ({@code Retry-After}); zero when it does not, or not so that one
     * understands it. A date is told by the other side's own clock.
     */
    public Duration rest() {
        String asked = header("retry-after");
        try {
            Duration rest = DIGITS.matcher(asked).matches()
                    ? Duration.ofSeconds(Long.parseLong(asked))
                    : Duration.between(date(header("date")), date(asked));
            return rest.isNegative() ? Duration.ZERO : rest;
        } catch (DateTimeParseException none) {
            return Duration.ZERO;
        }
    }

    private static ZonedDateTime date(String text) {
        return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
    }

    /** Empty text where there is none. */
    private String header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> header.getValue().stream())
                .findFirst()
                .map(String::strip)
                .orElse("");
    }

    /** The body in the charset that its type names; in UTF-8 where it names none that is known here. */
    public String text() {
        return new String(body, charset());
    }

    private Charset charset() {
        Matcher named = CHARSET.matcher(header("content-type"));
        try {
            return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalArgumentException unknown) {
            return StandardCharsets.UTF_8;
        }
    }
}
