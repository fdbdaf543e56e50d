package io.muster.escalation.channel;

import io.muster.escalation.paging.PageAnswer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What answers a page from a telephone that can only write: six digits, good for one telephone number. Kept as the token
 * of an acknowledge link is, hashed, bound to pages and person, expiring. A word beside it may say something else than that
 * one takes it.
 */
public final class ReplyCode {

    private static final int DIGITS = 6;
    private static final int BASE = 1_000_000;
    private static final Set<String> DECLINING = Set.of("no", "nein", "cannot", "can't", "decline", "declined");
    private static final Pattern NO_PROBLEM =
            Pattern.compile("\\b(no|kein) (problems?|prob|worries|trouble|issues?)\\b");
    private static final Set<String> ESCALATING = Set.of("next", "help", "escalate");

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

    /** What somebody says who wrote that: who says no does not come, unless it is that this is no problem. */
    public static PageAnswer answerIn(String text) {
        String meant = NO_PROBLEM
                .matcher(text.toLowerCase(Locale.ROOT).replace('’', '\''))
                .replaceAll("");
        Set<String> words = Set.copyOf(Arrays.asList(meant.split("[^a-z']+")));
        if (words.stream().anyMatch(DECLINING::contains)) {
            return PageAnswer.DECLINE;
        }
        return words.stream().anyMatch(ESCALATING::contains) ? PageAnswer.ESCALATE : PageAnswer.ACKNOWLEDGE;
    }
}
