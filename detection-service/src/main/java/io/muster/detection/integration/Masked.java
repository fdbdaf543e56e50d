package io.muster.detection.integration;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/** What may be kept of a request that was refused and of why: its beginning, without what looks like a secret. */
public final class Masked {

    private static final String MASK = "•••";

    /** Bounded, so that no body takes long. */
    private static final Pattern NAMED = Pattern.compile(
            "(?i)(?<![\\w.-])([\\w.-]{0,60}(?:(?:routing|service|api|app|genie|private|access)[_-]?key|token|secret|passw(?:or)?d|authorization|credential|signature|cookie|cvv|card[_-]?number|iban)[\\w.-]{0,60}\"?\\s{0,9}[:=]\\s*)(\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"?|[^\\s,;&}\\]]+)");

    private static final Pattern SCHEME = Pattern.compile("(?i)\\b(bearer|basic|geniekey)\\s+[\\w.~+/=-]{8,}");
    private static final Pattern OUR_KEY = Pattern.compile("\\bmk_[\\w-]{16,}");
    private static final Pattern IN_ADDRESS = Pattern.compile("(://)[^/@\\s\"]+@");

    /** What a cut leaves of an address with a password, of a key behind its scheme, or of a key of ours. */
    private static final Pattern CUT_OFF = Pattern.compile(
            "(?i)(?:(://)[^/@\\s\"]++|(\\b(?:bearer|basic|geniekey)\\s+)[\\w.~+/=-]++|\\bmk_[\\w-]*+)$");

    private Masked() {}

    /** @param most bytes of the body that are looked at */
    public static String of(byte[] body, int most) {
        String text = new String(Arrays.copyOf(body, Math.min(body.length, most)), StandardCharsets.UTF_8)
                .replace('\0', '\uFFFD');
        return body.length > most ? beginning(text) + "…" : whole(text);
    }

    /** The same of the words in which a request was refused. @param most characters that are kept */
    public static String of(String text, int most) {
        return text.length() > most ? beginning(text.substring(0, most)) : whole(text);
    }

    /** The end of a secret, by which it is known as one, may be cut off. */
    private static String beginning(String text) {
        return CUT_OFF.matcher(whole(text)).replaceAll("$1$2" + MASK);
    }

    private static String whole(String text) {
        String masked = SCHEME.matcher(text).replaceAll("$1 " + MASK);
        masked = NAMED.matcher(masked).replaceAll("$1" + MASK);
        masked = OUR_KEY.matcher(masked).replaceAll(MASK);
        return IN_ADDRESS.matcher(masked).replaceAll("$1" + MASK + "@");
    }
}
