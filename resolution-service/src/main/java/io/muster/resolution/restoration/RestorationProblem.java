package io.muster.resolution.restoration;

import io.muster.contracts.ProblemCode;

/** Why a declaration or a verification is refused. */
public enum RestorationProblem implements ProblemCode {
    INCIDENT_UNKNOWN("incident-unknown", 404, "There is no such incident"),
    NOT_THE_COMMANDER("not-the-commander", 403, "Only the incident's commander may declare this"),
    ALREADY_MITIGATED("already-mitigated", 409, "The incident is mitigated already"),
    NOT_MITIGATED("not-mitigated", 409, "The incident is not mitigated"),
    GATES_OPEN("gates-open", 409, "Not every verification is passed"),
    INCIDENT_OVER("incident-over", 409, "The incident is over"),
    NOTHING_TO_REOPEN("nothing-to-reopen", 409, "The incident is open"),
    IMPACT_END_IMPOSSIBLE("impact-end-impossible", 422, "Impact cannot have ended then"),
    VERIFICATION_WITHOUT_EVIDENCE("verification-without-evidence", 422, "A result needs evidence");

    private final Entry entry;

    RestorationProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
