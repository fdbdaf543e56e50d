package io.muster.escalation.channel;

import io.muster.escalation.paging.PageAnswer;
import java.net.URI;
import java.util.Optional;

/** TwiML: what a telephone call says, and which keys it waits for. */
public final class SpokenPage {

    private static final String ACKNOWLEDGE = "1";
    private static final String ESCALATE = "2";
    private static final String DECLINE = "3";

    private static final String DOCUMENT = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>%s</Response>";

    private SpokenPage() {}

    /** Says the text twice and waits for a key each time; the key goes to {@code answer}. */
    public static String asking(String text, URI answer) {
        String gather = "<Gather numDigits=\"1\" timeout=\"8\" method=\"POST\" action=\"" + escaped(answer.toString())
                + "\"><Say>" + escaped(text) + " Press " + ACKNOWLEDGE + " to acknowledge, "
                + ESCALATE + " to have the next level paged, " + DECLINE + " if you cannot come.</Say></Gather>";
        return DOCUMENT.formatted(gather + gather + "<Say>No key was pressed. Good bye.</Say>");
    }

    /** Says the text twice; no key is waited for. */
    public static String telling(String text) {
        String say = "<Say>" + escaped(text) + "</Say>";
        return DOCUMENT.formatted(say + say + "<Hangup/>");
    }

    /** What the pressed key says; empty for one that says nothing. */
    public static Optional<PageAnswer> answer(String key) {
        return switch (key) {
            case ACKNOWLEDGE -> Optional.of(PageAnswer.ACKNOWLEDGE);
            case ESCALATE -> Optional.of(PageAnswer.ESCALATE);
            case DECLINE -> Optional.of(PageAnswer.DECLINE);
            case null, default -> Optional.empty();
        };
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
