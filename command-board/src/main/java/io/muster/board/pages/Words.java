package io.muster.board.pages;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** The vocabulary's words as a page writes them. */
final class Words {

    private Words() {}

    /** {@code COMMUNICATIONS_OWNER} is "communications owner". */
    static String lower(Enum<?> constant) {
        return switch (constant.name()) {
            case "SUBJECT_MATTER_EXPERT" -> "subject-matter expert";
            default -> constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }

    static String capitalised(Enum<?> constant) {
        String words = lower(constant);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    static String list(Collection<? extends Enum<?>> constants) {
        return constants.stream().map(Words::lower).collect(Collectors.joining(", "));
    }
}
