package io.muster.detection.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The paths that people and programs write for bodies of others, each understood once. A path whose search could take
 * far longer than the body is long finds nothing: who sends a body shall not be able to stop the intake with it.
 */
@Singleton
public class MappingPaths {

    private static final Configuration SEARCH = Configuration.builder()
            .jsonProvider(new JacksonJsonNodeJsonProvider())
            .mappingProvider(new JacksonMappingProvider())
            .options(Option.SUPPRESS_EXCEPTIONS)
            .build();
    private static final int MOST_KEPT = 10_000;
    private static final String DEEP = "..";
    private static final String EACH = "[*]";
    private static final String REGEX = "=~";

    private final Map<String, Optional<JsonPath>> understood = new ConcurrentHashMap<>();

    static boolean isPath(String expression) {
        return expression.startsWith("$");
    }

    /** Why a path is not taken; empty when it is. */
    public static Optional<String> flaw(String path) {
        if (path.indexOf(DEEP) != path.lastIndexOf(DEEP)) {
            return Optional.of("the path " + path + " may search all levels only once");
        }
        if (path.contains(REGEX)) {
            return Optional.of("the path " + path + " may hold no regular expression");
        }
        if (path.indexOf('$', 1) > 0) {
            return Optional.of("the path " + path + " may look at the whole body only at its beginning");
        }
        try {
            JsonPath.compile(path);
            return Optional.empty();
        } catch (JsonPathException | IllegalArgumentException e) {
            return Optional.of("the path " + path + " cannot be understood: " + e.getMessage());
        }
    }

    /** A path that does not fit the body finds nothing. */
    JsonNode found(JsonNode body, String path) {
        return understood(path).map(compiled -> found(body, compiled)).orElse(JsonNodeFactory.instance.missingNode());
    }

    /** Whether the path names a list that has no member; a path that fits nothing names none. */
    boolean isEmptyList(JsonNode body, String path) {
        if (!understood(path).map(JsonPath::isDefinite).orElse(false)) {
            String list = path.endsWith(EACH) ? path.substring(0, path.length() - EACH.length()) : null;
            return list != null && isEmptyList(body, list);
        }
        JsonNode found = found(body, path);
        return found.isArray() && found.isEmpty();
    }

    private Optional<JsonPath> understood(String path) {
        if (understood.size() >= MOST_KEPT) {
            understood.clear();
        }
        return understood.computeIfAbsent(
                path, text -> flaw(text).isPresent() ? Optional.empty() : Optional.of(JsonPath.compile(text)));
    }

    /** What a path that has no {@link #flaw} finds, of functions like {@code length()} their result as text; else missing. */
    public static JsonNode found(JsonNode body, JsonPath path) {
        try {
            Object found = path.read(body, SEARCH);
            return switch (found) {
                case null -> JsonNodeFactory.instance.missingNode();
                case JsonNode node -> node;
                default -> JsonNodeFactory.instance.textNode(found.toString());
            };
        } catch (RuntimeException doesNotFit) {
            // the library's functions answer what they cannot do with whatever comes: first() of nothing by a wrong
            // index
            return JsonNodeFactory.instance.missingNode();
        }
    }

    /** What an expression says about an alert; null for nothing. Of a list that a path found, the first member. */
    String text(JsonNode alert, String expression) {
        if (expression == null || !isPath(expression)) {
            return expression == null || expression.isBlank() ? null : expression;
        }
        JsonNode found = found(alert, expression);
        JsonNode one = found.isArray() ? found.path(0) : found;
        return one.isValueNode() && !one.isNull() && !one.asText().isBlank()
                ? one.asText().strip()
                : null;
    }
}
