package io.muster.board.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tags say of which type their values are: what a template says of an undeclared value is looked up by reflection, which
 * works in a JVM and fails in a native executable.
 */
class TagsTest {
    private static final Pattern DECLARED = Pattern.compile("\\{@[\\w.$]+ (\\w+)}");
    private static final Pattern LOOPED = Pattern.compile("\\{#for (\\w+) in ");
    private static final Pattern USED = Pattern.compile("\\{(?:#(?:else )?if !?|#for \\w+ in |!)?(\\w+)\\.\\w+");

    static Stream<Path> tags() throws IOException {
        return Files.list(Path.of("src/main/resources/templates/tags"));
    }

    @ParameterizedTest
    @MethodSource("tags")
    void everyValueOfATagIsDeclared(Path tag) {
        String text = read(tag);
        Set<String> known = groups(DECLARED, text);
        known.addAll(groups(LOOPED, text));

        assertThat(known).containsAll(groups(USED, text));
    }

    private static Set<String> groups(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
