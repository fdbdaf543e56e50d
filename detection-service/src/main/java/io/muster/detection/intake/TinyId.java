package io.muster.detection.intake;

/** The short name of an alert in Opsgenie's API: its fingerprint as a decimal number. */
final class TinyId {

    private TinyId() {}

    /** @return of what is no such number, the fingerprint that no alert has */
    static String fingerprint(String tiny) {
        try {
            return String.format("%016x", Long.parseUnsignedLong(tiny));
        } catch (NumberFormatException e) {
            return "0".repeat(16);
        }
    }
}
