package io.muster.board.pages;

import io.muster.contracts.Incident;
import io.muster.contracts.Stage;
import io.muster.contracts.Status;
import java.util.Arrays;
import java.util.List;

/**
 * One of the six stages as an incident's stepper shows it (R1).
 *
 * @param number from 1
 * @param name "Detect"
 * @param state "done", "current" or "ahead"
 */
public record StageStep(int number, String name, String state) {

    static List<StageStep> of(Incident incident) {
        return Arrays.stream(Stage.values())
                .map(stage -> new StageStep(stage.ordinal() + 1, Words.capitalised(stage), state(stage, incident)))
                .toList();
    }

    public boolean isCurrent() {
        return state.equals("current");
    }

    private static String state(Stage stage, Incident incident) {
        Stage now = incident.stage() == null ? Stage.DETECT : incident.stage();
        if (stage.compareTo(now) < 0 || incident.status() == Status.CLOSED) {
            return "done";
        }
        boolean ended = incident.status() == Status.DISMISSED || incident.status() == Status.MERGED;
        return stage == now && !ended ? "current" : "ahead";
    }
}
