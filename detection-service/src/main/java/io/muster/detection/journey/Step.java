package io.muster.detection.journey;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One request of a journey and what is expected of its answer. In {@code url}, {@code headers} and {@code body} stands
 * <code>${name}</code> for what a step before has extracted, and in headers and body <code>${secret:name}</code> for a
 * secret.
 *
 * @param method GET when absent
 * @param body null for none
 */
public record Step(
        String name,
        String method,
        String url,
        Map<String, String> headers,
        String body,
        Expectation expect,
        List<Extraction> extract) {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final int LONGEST = 20_000;
    private static final String SECRET = "secret:";

    /**
     * What the answer must be.
     *
     * @param status one of these; any success when empty
     * @param within the whole answer has to be there; null for the journey's timeout
     * @param text what has to stand in the body
     * @param absent what must not stand in the body
     * @param json for a JSONPath the value that it has to give, as text; {@code *} for any
     */
    public record Expectation(
            List<Integer> status, Duration within, List<String> text, List<String> absent, Map<String, String> json) {

        public Expectation {
            status = status == null ? List.of() : List.copyOf(status);
            text = text == null ? List.of() : List.copyOf(text);
            absent = absent == null ? List.of() : List.copyOf(absent);
            json = json == null ? Map.of() : Map.copyOf(json);
        }
    }

    /**
     * What later steps need of the answer.
     *
     * @param json a JSONPath, or null
     * @param regex an RE2 pattern whose first group (or whole match) is taken, or null
     */
    public record Extraction(String variable, String json, String regex) {

        /** What the regex finds in a text, in a time that grows with the text's length only. */
        Optional<String> matched(String text) {
            Matcher matcher = Pattern.compile(regex).matcher(text);
            return matcher.find()
                    ? Optional.ofNullable(matcher.groupCount() > 0 ? matcher.group(1) : matcher.group())
                    : Optional.empty();
        }
    }

    public Step {
        method = method == null ? "GET" : method;
        headers = headers == null ? Map.of() : Map.copyOf(headers);
        expect = expect == null ? new Expectation(null, null, null, null, null) : expect;
        extract = extract == null ? List.of() : List.copyOf(extract);
    }

    Set<String> secrets() {
        Set<String> names = new HashSet<>();
        Stream.concat(headers.values().stream(), Stream.ofNullable(body))
                .flatMap(text -> Template.names(text).stream())
                .filter(name -> name.startsWith(SECRET))
                .forEach(name -> names.add(name.substring(SECRET.length())));
        return names;
    }

    /** The JSONPaths that it follows in its answer. */
    Stream<String> paths() {
        return Stream.concat(
                expect.json().keySet().stream(),
                extract.stream().map(Extraction::json).filter(Objects::nonNull));
    }

    /** @param known what the steps before extract */
    Optional<String> flaw(Set<String> known) {
        if (name == null || name.isBlank() || name.length() > 60) {
            return Optional.of("every step needs a name of up to 60 characters");
        }
        return flawOfRequest()
                .or(() -> flawOfTemplates(known))
                .or(this::flawOfExtractions)
                .map(flaw -> "step \"" + name + "\": " + flaw);
    }

    private Optional<String> flawOfRequest() {
        if (!METHODS.contains(method)) {
            return Optional.of("there is no method " + method);
        }
        if (url == null || !url.startsWith("http://") && !url.startsWith("https://")) {
            return Optional.of("a URL begins with http:// or https://");
        }
        if (url.length() > LONGEST || body != null && body.length() > LONGEST) {
            return Optional.of("URL and body have at most " + LONGEST + " characters");
        }
        return expect.within() != null && expect.within().isNegative()
                ? Optional.of("within is not negative")
                : Optional.empty();
    }

    private Optional<String> flawOfTemplates(Set<String> known) {
        if (Template.names(url).stream().anyMatch(named -> named.startsWith(SECRET))) {
            return Optional.of("a secret does not stand in a URL, which is logged on its way");
        }
        return Stream.concat(Stream.of(url, body), headers.values().stream())
                .filter(Objects::nonNull)
                .flatMap(text -> Template.names(text).stream())
                .filter(named -> !named.startsWith(SECRET) && !known.contains(named))
                .findFirst()
                .map(named -> "no step before extracts " + named);
    }

    private Optional<String> flawOfExtractions() {
        for (Extraction extraction : extract) {
            if (extraction.variable() == null || !Template.isName(extraction.variable())) {
                return Optional.of("a variable has letters, digits and underscores");
            }
            if ((extraction.json() == null) == (extraction.regex() == null)) {
                return Optional.of(extraction.variable() + " is extracted either by json or by regex");
            }
            if (extraction.regex() != null) {
                try {
                    Pattern.compile(extraction.regex());
                } catch (PatternSyntaxException e) {
                    return Optional.of("the regex of " + extraction.variable() + " is none: " + e.getDescription());
                }
            }
        }
        return Optional.empty();
    }
}
