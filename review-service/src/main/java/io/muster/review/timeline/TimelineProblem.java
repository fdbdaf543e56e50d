package io.muster.review.timeline;

import io.muster.contracts.ProblemCode;
import io.muster.contracts.Refusal;
import java.util.UUID;

/** Why a timeline cannot be shown. */
public enum TimelineProblem implements ProblemCode {
    INCIDENT_UNKNOWN("incident-unknown", 404, "There is no such incident");

    private final Entry entry;

    TimelineProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    /** The refusal for an incident of which no event has come. */
    public static Refusal unknown(UUID incidentId) {
        return new Refusal(INCIDENT_UNKNOWN, "No event of this incident has been seen.", incidentId);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
