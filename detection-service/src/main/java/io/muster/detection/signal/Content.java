package io.muster.detection.signal;

import java.util.Map;

/** What an alert says, as one number, to tell whether a signal says anything new. */
public final class Content {

    private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Content() {}

    /**
     * Of labels and annotations; what a pair of senders tells differently about the same alert (generator, key) is not
     * worth a write. The same in every order; 64 bits make a coincidence unheard of.
     */
    public static long hash(Map<String, String> labels, Map<String, String> annotations) {
        return mixed(unordered(labels)) + unordered(annotations);
    }

    private static long unordered(Map<String, String> texts) {
        long sum = OFFSET_BASIS;
        for (Map.Entry<String, String> text : texts.entrySet()) {
            sum += mixed(add(add(OFFSET_BASIS, text.getKey()), text.getValue()));
        }
        return sum;
    }

    private static long add(long hash, String text) {
        long result = hash;
        for (int i = 0; i < text.length(); i++) {
            result = (result ^ text.charAt(i)) * PRIME;
        }
        return (result ^ 0x1ffff) * PRIME;
    }

    private static long mixed(long hash) {
        long result = (hash ^ hash >>> 32) * 0xd6e8feb86659fd93L;
        return result ^ result >>> 32;
    }
}
