package io.muster.escalation;

import java.util.List;
import java.util.stream.Stream;

/**
 * What was saved, and what is wrong with it: set-up may be loaded in any order, and a dangling name is told at once instead of
 * at the next incident.
 *
 * @param missing what it names that does not exist (yet)
 * @param remarks what it cannot bring about as it stands, though all that it names exists
 */
public record Kept<T>(T value, List<String> missing, List<String> remarks) {

    public Kept {
        missing = List.copyOf(missing);
        remarks = List.copyOf(remarks);
    }

    /** With nothing to remark. */
    public Kept(T value, List<String> missing) {
        this(value, missing, List.of());
    }

    /** All of it, in words for who set it up. */
    public List<String> warnings() {
        return Stream.concat(missing.stream(), remarks.stream()).toList();
    }
}
