package io.muster.escalation.channel;

import io.muster.escalation.paging.LinkAnswer;
import io.muster.escalation.paging.LinkAnswer.OfPage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a person who answered by a button, a code or a key is told back, in a line. */
public final class AnswerInWords {

    private AnswerInWords() {}

    public static String of(LinkAnswer answer) {
        return switch (answer) {
            case LinkAnswer.Acknowledged done -> begun(named(done)) + " is acknowledged. " + done.follows();
            case LinkAnswer.Declined declined -> "You declined " + named(declined) + ". Others are asked for.";
            case LinkAnswer.Escalated escalated
            when escalated.asked() -> "The next level is paged for " + named(escalated) + ". You stay on it.";
            case LinkAnswer.Escalated escalated ->
                "Every level of " + named(escalated) + " was paged; nobody is left to ask.";
            case LinkAnswer.Used used -> begun(named(used)) + " was acknowledged before, by " + used.by() + ".";
            case LinkAnswer.Ended ended ->
                "No answer is needed for " + named(ended) + " any more, because " + ended.why() + ".";
            case LinkAnswer.Expired expired ->
                "This page of " + named(expired) + " has expired. Acknowledge on the incident board.";
            case LinkAnswer.Open open -> begun(named(open)) + " still waits for its answer.";
            case LinkAnswer.Several(List<OfPage> answers) -> of(answers);
            case LinkAnswer.Unknown ignored -> "There is no page that this answers.";
        };
    }

    /** What is the same for several pages is said once. */
    private static String of(List<OfPage> answers) {
        List<String> sentences = new ArrayList<>();
        String acknowledged = named(answers, LinkAnswer.Acknowledged.class);
        if (!acknowledged.isEmpty()) {
            sentences.add("Acknowledged: " + acknowledged + ".");
            answers.stream()
                    .filter(LinkAnswer.Acknowledged.class::isInstance)
                    .map(answer -> ((LinkAnswer.Acknowledged) answer).follows())
                    .distinct()
                    .forEach(sentences::add);
        }
        String declined = named(answers, LinkAnswer.Declined.class);
        if (!declined.isEmpty()) {
            sentences.add("You declined " + declined + ". Others are asked for.");
        }
        answers.stream()
                .filter(answer ->
                        !(answer instanceof LinkAnswer.Acknowledged) && !(answer instanceof LinkAnswer.Declined))
                .map(AnswerInWords::of)
                .forEach(sentences::add);
        return String.join(" ", sentences);
    }

    private static String named(List<OfPage> answers, Class<? extends OfPage> kind) {
        return answers.stream()
                .filter(kind::isInstance)
                .map(AnswerInWords::named)
                .collect(Collectors.joining(", "));
    }

    private static String begun(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private static String named(OfPage answer) {
        return answer.facts().label();
    }
}
