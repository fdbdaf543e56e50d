package io.muster.detection.report;

import io.muster.contracts.Journey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a report says, as far as two reports can be compared by it: the words that carry meaning, without endings, in
 * one spelling. People say the same in many ways and languages: "can't pay", "payment is failing", "kann nicht bezahlen".
 */
public record Words(Set<String> stems) {

    private static final Vocabulary VOCABULARY = Vocabulary.shipped();
    /** What is said in the words of the vocabulary, too. */
    private static final List<Journey> STEPS = List.of(Journey.PAY, Journey.CHECKOUT, Journey.CART);

    private static final Set<String> COMPLAINTS = Set.of("cannot", "fail");

    public Words {
        stems = Set.copyOf(stems);
    }

    /** The words of a text. */
    public static Words of(String text) {
        return new Words(new LinkedHashSet<>(VOCABULARY.meaningsIn(text)));
    }

    /** The step of buying that they name, the last one of several; empty when they name none. */
    public Optional<Journey> journey() {
        return STEPS.stream()
                .filter(step -> stems.contains(step.name().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /**
     * How much of the shorter text stands in the other, from 0 to 1: what is told at length and what is told in three
     * words can still be the same. That something fails or cannot be done tells little: what it is counts, where it is
     * said.
     */
    public double likeness(Words other) {
        Set<String> mine = things();
        Set<String> theirs = other.things();
        return mine.isEmpty() || theirs.isEmpty() ? likeness(stems, other.stems) : likeness(mine, theirs);
    }

    private static double likeness(Set<String> mine, Set<String> theirs) {
        if (mine.isEmpty() || theirs.isEmpty()) {
            return mine.equals(theirs) ? 1 : 0;
        }
        long common = mine.stream().filter(theirs::contains).count();
        return (double) common / Math.min(mine.size(), theirs.size());
    }

    private Set<String> things() {
        Set<String> words = new LinkedHashSet<>(stems);
        words.removeAll(COMPLAINTS);
        return words;
    }
}
