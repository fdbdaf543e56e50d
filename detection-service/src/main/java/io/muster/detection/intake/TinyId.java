package io.muster.detection.intake;

/** The short name of an alert in Opsgenie's API: its fingerprint as a decimal number. */
public final class TinyId {

    private TinyId() {}

    /** Of the alert with that fingerprint. */
    public static String of(String fingerprint) {
        return Long.toUnsignedString(Long.parseUnsignedLong(fingerprint, 16));
    }

    /** @return of what is no such number, the fingerprint that no alert has */
    static String fingerprint(String tiny) {
        try {
            return String.format("%016x", Long.parseUnsignedLong(tiny));
        } catch (NumberFormatException e) {
            return "0".repeat(16);
        }
    }
}
