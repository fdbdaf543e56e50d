package io.muster.bench;

import java.nio.charset.StandardCharsets;

/** Counts a word in a text that comes in parts and is never held as a whole. */
final class Occurrences {

    private final byte[] word;

    /** For each part of the word that matched: how much of it still does when the next byte does not. */
    private final int[] fallback;

    private int matching;
    private int found;

    Occurrences(String word) {
        this.word = word.getBytes(StandardCharsets.US_ASCII);
        this.fallback = new int[this.word.length + 1];
        for (int i = 1, k = 0; i < this.word.length; i++) {
            k = next(k, this.word[i]);
            fallback[i + 1] = k;
        }
    }

    private int next(int soFar, byte b) {
        int k = soFar;
        while (k > 0 && word[k] != b) {
            k = fallback[k];
        }
        return word[k] == b ? k + 1 : 0;
    }

    void add(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            matching = next(matching, bytes[i]);
            if (matching == word.length) {
                found++;
                matching = fallback[matching];
            }
        }
    }

    int found() {
        return found;
    }
}
