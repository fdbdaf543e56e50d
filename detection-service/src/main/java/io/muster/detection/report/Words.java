package io.muster.detection.report;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a report says, as far as two reports can be compared by it: the words that carry meaning, without endings, in
 * one spelling. People say the same in many ways: "can't pay", "unable to pay", "payment is failing".
 */
public record Words(Set<String> stems) {

    private static final Set<String> SAY_NOTHING = Set.of(
            "a",
            "about",
            "again",
            "all",
            "also",
            "am",
            "an",
            "and",
            "any",
            "are",
            "as",
            "at",
            "be",
            "been",
            "but",
            "by",
            "customer",
            "customers",
            "for",
            "from",
            "get",
            "got",
            "has",
            "have",
            "he",
            "help",
            "her",
            "hi",
            "hello",
            "his",
            "how",
            "i",
            "if",
            "in",
            "is",
            "it",
            "its",
            "just",
            "me",
            "my",
            "now",
            "of",
            "on",
            "or",
            "our",
            "people",
            "please",
            "say",
            "saying",
            "says",
            "she",
            "since",
            "so",
            "some",
            "still",
            "than",
            "that",
            "the",
            "their",
            "them",
            "there",
            "they",
            "this",
            "to",
            "today",
            "user",
            "users",
            "was",
            "we",
            "were",
            "when",
            "while",
            "why",
            "with",
            "you",
            "your");
    private static final Map<String, List<String>> MEANINGS = Map.of(
            "cannot",
                    List.of("cant", "cannot", "unable", "wont", "couldnt", "impossible", "doesnt", "dont", "not", "no"),
            "fail",
                    List.of(
                            "fail",
                            "fails",
                            "failed",
                            "failing",
                            "failure",
                            "broken",
                            "breaks",
                            "broke",
                            "down",
                            "error",
                            "errors",
                            "declined",
                            "declines",
                            "rejected",
                            "refused",
                            "crash",
                            "crashes",
                            "crashed",
                            "stuck",
                            "hangs"),
            "pay", List.of("pay", "paying", "pays", "paid", "payment", "payments"),
            "checkout", List.of("checkout", "checkouts", "check-out"),
            "slow", List.of("slow", "slowly", "slower", "laggy", "timeout", "timeouts"),
            "order", List.of("order", "orders", "ordering", "ordered", "purchase", "purchases", "buy", "buying"));
    private static final Set<String> COMPLAINTS = Set.of("cannot", "fail");
    private static final Map<String, String> MEANING_OF = new TreeMap<>();
    private static final List<String> ENDINGS = List.of("ing", "ed", "es", "s");
    private static final int SHORTEST_STEM = 3;

    static {
        MEANINGS.forEach((meaning, words) -> words.forEach(word -> MEANING_OF.put(word, meaning)));
    }

    public Words {
        stems = Set.copyOf(stems);
    }

    /** The words of a text. */
    public static Words of(String text) {
        String plain = Normalizer.normalize(text.replaceAll("[\u2018\u2019']", ""), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        Set<String> stems = new LinkedHashSet<>();
        for (String word : plain.split("[^\\p{L}\\p{N}]+")) {
            if (!word.isEmpty() && !SAY_NOTHING.contains(word)) {
                stems.add(meaning(word));
            }
        }
        return new Words(stems);
    }

    private static String meaning(String word) {
        String known = MEANING_OF.get(word);
        return known != null ? known : stem(word);
    }

    private static String stem(String word) {
        return ENDINGS.stream()
                .filter(ending -> word.endsWith(ending) && word.length() - ending.length() >= SHORTEST_STEM)
                .findFirst()
                .map(ending -> word.substring(0, word.length() - ending.length()))
                .orElse(word);
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
