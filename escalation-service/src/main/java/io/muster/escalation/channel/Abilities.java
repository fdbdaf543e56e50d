package io.muster.escalation.channel;

import java.util.Objects;
import java.util.Set;

/**
 * What messages of a channel can do. Declared by each channel, shown to who enters a contact.
 *
 * @param answers how a page can be answered from the message itself, besides the API
 * @param longest how many characters a message may have
 * @param tellsFailure whether one hears of a message that was taken and did not arrive after all
 */
public record Abilities(Set<Answer> answers, int longest, boolean tellsFailure) {

    /** Of a channel that does not tell. */
    public Abilities(Set<Answer> answers, int longest) {
        this(answers, longest, false);
    }

    /** A way to answer a page from its message. */
    public enum Answer {
        /** A link to a page with buttons. */
        LINK,
        /** A button in the message. */
        BUTTON,
        /** A code that is sent back. */
        REPLY,
        /** A key of the telephone. */
        KEY
    }

    public Abilities {
        answers = Set.copyOf(answers);
        if (longest <= 0) {
            throw new IllegalArgumentException("a message of no length");
        }
    }

    public boolean can(Answer answer) {
        return answers.contains(Objects.requireNonNull(answer));
    }
}
