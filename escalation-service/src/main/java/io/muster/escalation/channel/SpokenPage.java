package io.muster.escalation.channel;

import java.net.URI;

/** TwiML: what a telephone call says, and which key it waits for. */
public final class SpokenPage {

    /** The key that acknowledges. */
    public static final String ACKNOWLEDGE = "1";

    private static final String DOCUMENT = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>%s</Response>";

    private SpokenPage() {}

    /** Says the text twice and waits for a key each time; the key goes to {@code answer}. */
    public static String asking(String text, URI answer) {
        String gather = "<Gather numDigits=\"1\" timeout=\"8\" method=\"POST\" action=\"" + escaped(answer.toString())
                + "\"><Say>" + escaped(text) + " Press " + ACKNOWLEDGE + " to acknowledge.</Say></Gather>";
        return DOCUMENT.formatted(gather + gather + "<Say>No key was pressed. Good bye.</Say>");
    }

    /** Says the text twice; no key is waited for. */
    public static String telling(String text) {
        String say = "<Say>" + escaped(text) + "</Say>";
        return DOCUMENT.formatted(say + say + "<Hangup/>");
    }

    /** Says the text and ends the call. */
    public static String saying(String text) {
        return DOCUMENT.formatted("<Say>" + escaped(text) + "</Say><Hangup/>");
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().filter(c -> c >= ' ' || c == '\n').forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(c);
            }
        });
        return out.toString();
    }
}
