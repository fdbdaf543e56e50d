package io.muster.escalation.channel;

import io.muster.escalation.paging.LinkAnswer;

/** What a person who answered by a button, a code or a key is told back, in one line. */
public final class AnswerInWords {

    private AnswerInWords() {}

    public static String of(LinkAnswer answer) {
        return switch (answer) {
            case LinkAnswer.Acknowledged done -> "INC-" + done.facts().number() + " is acknowledged. " + done.follows();
            case LinkAnswer.Declined declined ->
                "You declined INC-" + declined.facts().number() + ". Others are asked for.";
            case LinkAnswer.Escalated escalated
            when escalated.asked() ->
                "The next level is paged for INC-" + escalated.facts().number() + ". You stay on it.";
            case LinkAnswer.Escalated escalated ->
                "Every level of INC-" + escalated.facts().number() + " was paged; nobody is left to ask.";
            case LinkAnswer.Used used ->
                "INC-" + used.facts().number() + " was acknowledged before, by " + used.by() + ".";
            case LinkAnswer.Ended ended ->
                "No answer is needed for INC-" + ended.facts().number() + " any more, because " + ended.why() + ".";
            case LinkAnswer.Expired expired ->
                "This page of INC-" + expired.facts().number() + " has expired. Acknowledge on the incident board.";
            case LinkAnswer.Open open -> "INC-" + open.facts().number() + " still waits for its answer.";
            case LinkAnswer.Unknown ignored -> "There is no page that this answers.";
        };
    }
}
