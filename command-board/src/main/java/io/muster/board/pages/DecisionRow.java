package io.muster.board.pages;

import io.muster.board.decisions.Decision;
import io.muster.board.incidents.Reader;
import java.util.function.Predicate;

/**
 * A decision that is waited for, as a page shows it.
 *
 * @param id of its form
 * @param kind the word that its form sends
 * @param yours whether the reader can take it here
 * @param button what taking it is called; null when the words to approve are read first
 * @param explained whether the stage keeps why it was taken
 */
public record DecisionRow(
        String id,
        String kind,
        String subject,
        String question,
        String because,
        String takers,
        boolean yours,
        String button,
        boolean explained) {

    /** @param here whether decisions of a kind can be taken from the board */
    static DecisionRow of(Decision decision, Reader reader, Predicate<Decision.Kind> here) {
        return new DecisionRow(
                "decide-" + decision.kind().word() + (decision.subject() == null ? "" : "-" + decision.subject()),
                decision.kind().word(),
                decision.subject(),
                decision.question(),
                decision.because(),
                decision.kind().takers(),
                decision.isFor(reader.families()) && here.test(decision.kind()),
                button(decision),
                decision.kind() != Decision.Kind.APPLY_POLICY);
    }

    private static String button(Decision decision) {
        return switch (decision.kind()) {
            case ACCEPT_SEVERITY -> "Accept " + decision.subject();
            case PAUSE_CAMPAIGN -> "Pause";
            case RESUME_CAMPAIGN -> "Resume";
            case APPROVE_UPDATE -> null;
            case APPLY_POLICY -> "Apply";
        };
    }
}
