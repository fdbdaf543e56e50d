package io.muster.comms.updates;

import io.muster.contracts.ProblemCode;
import io.muster.contracts.Refusal;
import java.util.UUID;

/** How drafts and updates are refused. */
public enum UpdateProblem implements ProblemCode {
    INCIDENT_UNKNOWN("communication-not-found", 404, "No such incident is known here"),
    DRAFT_UNKNOWN("draft-not-found", 404, "There is no such draft"),
    NOT_COMMUNICATIONS_OWNER("not-communications-owner", 403, "Only the communications owner speaks to the outside"),
    NOT_A_RESPONDER("not-a-responder", 403, "Only those who work on the incident update the company"),
    DRAFT_NOT_OPEN("draft-not-open", 409, "The draft was approved or dropped before"),
    INCIDENT_ENDED("incident-ended", 409, "The incident was dismissed or merged"),
    STATUS_DOES_NOT_FIT("status-does-not-fit", 409, "The public status does not fit where the incident stands"),
    UPDATE_INVALID("update-invalid", 422, "The update cannot go out like this");

    private final Entry entry;

    UpdateProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    public static Refusal unknown(UUID incident) {
        return new Refusal(INCIDENT_UNKNOWN, "no incident " + incident, incident);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
