package io.muster.escalation.channel;

import io.muster.escalation.paging.PageAnswer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The buttons below a message in a chat: what they are called, and what they send back. */
public final class ChatButtons {

    private static final char BETWEEN = ':';

    private ChatButtons() {}

    public static String label(PageAnswer answer) {
        return switch (answer) {
            case ACKNOWLEDGE -> "Acknowledge";
            case ESCALATE -> "Page next level";
            case DECLINE -> "I cannot come";
        };
    }

    /** As it stands in addresses and in what a button sends back. */
    public static String name(PageAnswer answer) {
        return answer.name().toLowerCase(Locale.ROOT);
    }

    /** What a button of that name says; empty for one that answers nothing. */
    public static Optional<PageAnswer> answer(String name) {
        return Arrays.stream(PageAnswer.values())
                .filter(answer -> name(answer).equals(name))
                .findFirst();
    }

    /** Answer and token in one, for chats whose buttons send back one short text. */
    public static String data(PageAnswer answer, String token) {
        return answer == PageAnswer.ACKNOWLEDGE ? token : name(answer) + BETWEEN + token;
    }

    /** The token in what {@link #data} made. */
    public static String token(String data) {
        return data.substring(data.indexOf(BETWEEN) + 1);
    }

    /** The answer in what {@link #data} made. */
    public static PageAnswer answerIn(String data) {
        int between = data.indexOf(BETWEEN);
        return between < 0
                ? PageAnswer.ACKNOWLEDGE
                : answer(data.substring(0, between)).orElse(PageAnswer.ACKNOWLEDGE);
    }
}
