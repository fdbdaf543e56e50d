package io.muster.web;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ids in a path, as path parameters take them; filters rely on it. */
public final class PathIds {

    private final Pattern pattern;

    private PathIds(Pattern pattern) {
        this.pattern = pattern;
    }

    /** Of what stands behind a segment, as {@code incidents}. */
    public static PathIds after(String segment) {
        return new PathIds(Pattern.compile("/" + Pattern.quote(segment) + "(?:;[^/]*)?/+([^/;]+)"));
    }

    /** Empty when there is none. One without leading zeros and one with matrix parameters are ids too. */
    public Optional<UUID> in(String path) {
        Matcher matcher = pattern.matcher(path);
        try {
            return matcher.find() ? Optional.of(UUID.fromString(matcher.group(1))) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
