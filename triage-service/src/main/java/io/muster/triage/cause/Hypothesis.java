package io.muster.triage.cause;

import io.muster.contracts.Actor;
import io.muster.contracts.TriageEvent.HypothesisState;
import java.time.Instant;
import java.util.UUID;

/**
 * What somebody believes to be the cause.
 *
 * @param at when it was last changed
 * @param by who changed it last
 * @param reason why, by whom changed it last
 */
public record Hypothesis(
        UUID id, UUID incident, String text, HypothesisState state, Instant at, Actor by, String reason) {

    public Hypothesis changed(String newText, HypothesisState newState, Instant now, Actor who, String why) {
        return new Hypothesis(id, incident, newText == null ? text : newText, newState, now, who, why);
    }

    /** Whether it says the same already. */
    public boolean says(String otherText, HypothesisState otherState) {
        return state == otherState && (otherText == null || otherText.equals(text));
    }
}
