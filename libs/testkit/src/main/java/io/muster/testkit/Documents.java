package io.muster.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What documents tell a reader to send, so that tests can send it. */
public final class Documents {
    private static final Pattern BLOCK = Pattern.compile("^```(\\w+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    private Documents() {}

    /**
     * The one fenced block of a document that holds a text.
     *
     * @param file relative to the repository's root, such as {@code docs/detection.md}
     */
    public static String block(String file, String language, String holding) {
        List<String> found = BLOCK.matcher(read(file))
                .results()
                .filter(block -> block.group(1).equals(language))
                .map((MatchResult block) -> block.group(2))
                .filter(text -> text.contains(holding))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError("%s has %d %s blocks with %s".formatted(file, found.size(), language, holding));
        }
        return found.getFirst();
    }

    private static String read(String file) {
        try {
            return Files.readString(Repository.root().resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
