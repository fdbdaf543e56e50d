package io.muster.escalation.paging;

import io.muster.contracts.ProblemCode;
import io.muster.contracts.Refusal;
import java.util.UUID;

/** How paging refuses. */
public enum PagingProblem implements ProblemCode {
    UNKNOWN_INCIDENT("escalation-unknown-incident", 404, "Escalation does not know this incident"),
    UNKNOWN_PAGE("page-unknown", 404, "There is no such page"),
    NOT_YOURS("page-not-yours", 403, "Only the paged person or a responder may do this"),
    NO_LONGER_WANTED("page-no-longer-wanted", 409, "The incident has ended"),
    NOBODY_TO_HELP("help-nobody", 409, "Nobody stands for the team that could be asked"),
    NOT_HELD("page-not-held", 409, "The page does not wait for a decision"),
    NOT_PAGING("escalation-not-paging", 409, "Nobody is being asked for");

    private final Entry entry;

    PagingProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    public static Refusal unknown(UUID incident) {
        return new Refusal(UNKNOWN_INCIDENT, "Escalation does not know the incident " + incident, incident);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
