package io.muster.detection.signal;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.SortedMap;

/**
 * The identity of an alert as Alertmanager computes it: FNV-1a with 64 bits over name, 0xFF, value, 0xFF of every label
 * in the order of the names, written as 16 hexadecimal digits. The same labels give the same fingerprint everywhere.
 */
public final class Fingerprint {

    private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private static final HexFormat HEX = HexFormat.of();

    private Fingerprint() {}

    /** @param labels without empty values, which Alertmanager drops before it hashes */
    public static String of(SortedMap<String, String> labels) {
        long hash = OFFSET_BASIS;
        for (var label : labels.entrySet()) {
            hash = separator(add(hash, label.getKey()));
            hash = separator(add(hash, label.getValue()));
        }
        return HEX.toHexDigits(hash);
    }

    /**
     * The identity of an alert whose sender names it by a key of its own, so that its labels may change while it lasts.
     *
     * @param scope within which the key is unique
     */
    public static String ofKey(String scope, String key) {
        return HEX.toHexDigits(separator(add(separator(add(OFFSET_BASIS, scope)), key)));
    }

    private static long add(long hash, String text) {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * PRIME;
        }
        return hash;
    }

    private static long separator(long hash) {
        return (hash ^ 0xff) * PRIME;
    }
}
