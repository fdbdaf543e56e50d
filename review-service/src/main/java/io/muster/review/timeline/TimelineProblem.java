package io.muster.review.timeline;

import io.muster.contracts.ProblemCode;
import io.muster.contracts.Refusal;
import java.util.UUID;

/** Why a timeline cannot be shown. */
public enum TimelineProblem implements ProblemCode {
    INCIDENT_UNKNOWN("incident-unknown", 404, "There is no such incident");

    private final String code;
    private final int status;
    private final String title;

    TimelineProblem(String code, int status, String title) {
        this.code = code;
        this.status = status;
        this.title = title;
    }

    /** The refusal for an incident of which no event has come. */
    public static Refusal unknown(UUID incidentId) {
        return new Refusal(INCIDENT_UNKNOWN, "No event of this incident has been seen.", incidentId);
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
