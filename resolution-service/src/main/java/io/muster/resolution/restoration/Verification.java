package io.muster.resolution.restoration;

import io.muster.contracts.Actor;
import io.muster.contracts.ResolutionEvent.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One gate of restoration (R93), as far as it is recorded.
 *
 * @param owner id of the person who answers for it; null while nobody does
 * @param evidence what shows it: a query's result, a dashboard, a reconciliation run; null while there is none
 * @param result null until there is one
 * @param at when it was last recorded; null when never
 * @param by who recorded it; null when nobody did
 */
public record Verification(String owner, String evidence, Result result, Instant at, Actor by) {

    static final Verification NONE = new Verification(null, null, null, null, null);

    /** What is missing before the gate is passed; empty when it is. */
    public List<String> lacks() {
        var missing = new ArrayList<String>();
        if (owner == null) {
            missing.add("owner");
        }
        if (evidence == null) {
            missing.add("evidence");
        }
        if (result != Result.PASSED) {
            missing.add("passed result");
        }
        return missing;
    }
}
