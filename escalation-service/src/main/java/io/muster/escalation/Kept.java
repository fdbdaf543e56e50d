package io.muster.escalation;

import java.util.List;

/**
 * What was saved, and what it names that does not exist (yet): set-up may be loaded in any order, and a dangling name is
 * told at once instead of at the next incident.
 */
public record Kept<T>(T value, List<String> warnings) {

    public Kept {
        warnings = List.copyOf(warnings);
    }
}
