package io.muster.detection.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What words mean in the languages that the product speaks, which are data ({@code report-words/<language>.txt}). All
 * languages are one vocabulary: a ticket mixes them, and nobody has to guess which it is in.
 *
 * @param saysNothing words that tell nothing apart
 * @param meanings of words, and of phrases of up to {@value #LONGEST_PHRASE} of them
 * @param endings what a word may lose, the longest first
 */
record Vocabulary(Set<String> saysNothing, Map<String, String> meanings, List<String> endings) {

    private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "it", "nl", "pl");
    private static final int LONGEST_PHRASE = 3;
    private static final int SHORTEST_STEM = 4;
    private static final String APOSTROPHES = "['\u2018\u2019\u02bc]";
    private static final String ELIDED =
            "(?<![\\p{L}\\p{N}])(?:[ldjmtsnc]|qu|un|dell|all|nell|sull|dall)" + APOSTROPHES + "(?=\\p{L})";
    private static final Map<String, String> LETTERS =
            Map.of("ß", "ss", "ł", "l", "ø", "o", "æ", "ae", "œ", "oe", "đ", "d", "ı", "i");

    static Vocabulary shipped() {
        Set<String> saysNothing = new HashSet<>();
        Map<String, String> meanings = new HashMap<>();
        Set<String> endings = new TreeSet<>(
                Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        for (String language : LANGUAGES) {
            lines(language)
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        String[] parts = line.split(":", 2);
                        Stream<String> words =
                                Arrays.stream(parts[1].split(",")).map(Vocabulary::folded);
                        switch (parts[0]) {
                            case "says nothing" -> words.forEach(saysNothing::add);
                            case "endings" -> words.forEach(endings::add);
                            default -> words.forEach(word -> meanings.put(word, parts[0]));
                        }
                    });
        }
        return new Vocabulary(saysNothing, meanings, List.copyOf(endings));
    }

    private static Stream<String> lines(String language) {
        String name = "/report-words/" + language + ".txt";
        try (var file = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Vocabulary.class.getResourceAsStream(name), name), StandardCharsets.UTF_8))) {
            return file.lines().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** In small letters without marks, words separated by one space. */
    private static String folded(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll(ELIDED, "")
                .replaceAll(APOSTROPHES, "");
        for (var letter : LETTERS.entrySet()) {
            plain = plain.replace(letter.getKey(), letter.getValue());
        }
        return plain.replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    /** What a text says, in its order: meanings, and the stems of words that have none of their own here. */
    List<String> meaningsIn(String text) {
        String[] words = folded(text).split(" ");
        List<String> found = new ArrayList<>();
        int at = 0;
        while (at < words.length) {
            int length = phraseAt(words, at);
            String phrase = String.join(" ", Arrays.copyOfRange(words, at, at + length));
            String meaning = meanings.get(phrase);
            if (meaning != null) {
                found.add(meaning);
            } else if (!phrase.isEmpty() && !saysNothing.contains(phrase)) {
                found.add(stem(phrase));
            }
            at += length;
        }
        return found;
    }

    /** How many words the longest known phrase at the place has; 1 when none begins there. */
    private int phraseAt(String[] words, int at) {
        for (int length = Math.min(LONGEST_PHRASE, words.length - at); length > 1; length--) {
            if (meanings.containsKey(String.join(" ", Arrays.copyOfRange(words, at, at + length)))) {
                return length;
            }
        }
        return 1;
    }

    private String stem(String word) {
        return endings.stream()
                .filter(ending -> word.endsWith(ending) && word.length() - ending.length() >= SHORTEST_STEM)
                .findFirst()
                .map(ending -> word.substring(0, word.length() - ending.length()))
                .orElse(word);
    }
}
