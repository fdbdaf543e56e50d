package io.muster.escalation.channel;

/**
 * What answers a page from a telephone that can only write: six digits, good for one telephone number. Kept as the token
 * of an acknowledge link is, hashed, bound to page and person, expiring.
 */
public final class ReplyCode {

    private static final int DIGITS = 6;
    private static final int BASE = 1_000_000;

    private ReplyCode() {}

    /** The code that stands beside a link in the same message: it follows from the link's random token. */
    public static String besides(String link) {
        String token = link.substring(link.lastIndexOf('/') + 1);
        return String.format("%0" + DIGITS + "d", Math.floorMod(token.hashCode(), BASE));
    }

    /** The token that the code stands for when it comes from that number. */
    public static String token(String number, String code) {
        return "reply:" + number.replaceAll("[^+0-9]", "") + ":" + code;
    }

    /** The code in what somebody wrote back; null when there is none. */
    public static String in(String text) {
        if (text == null) {
            return null;
        }
        String digits = text.replaceAll("\\D+", " ").strip();
        for (String word : digits.split(" ")) {
            if (word.length() == DIGITS) {
                return word;
            }
        }
        return null;
    }
}
