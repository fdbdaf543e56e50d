package io.muster.resolution.mitigation;

import io.muster.contracts.ProblemCode;

/** Why a mitigation, or an action of the catalogue, is refused. */
public enum MitigationProblem implements ProblemCode {
    ACTION_UNKNOWN("mitigation-action-unknown", 404, "There is no such mitigation action"),
    MITIGATION_UNKNOWN("mitigation-unknown", 404, "There is no such mitigation"),
    APPROVAL_NOT_PERMITTED(
            "approval-not-permitted", 403, "Only the incident's commander or the store owner may approve"),
    NOTHING_TO_APPROVE("nothing-to-approve", 409, "The mitigation does not wait for approval"),
    SECRET_MISSING("mitigation-secret-missing", 422, "A mitigation action needs a secret"),
    SECRET_UNUSABLE("mitigation-secret-unusable", 422, "The secret is not a webhook secret"),
    URL_UNUSABLE("mitigation-url-unusable", 422, "The address is not an absolute http or https address");

    private final Entry entry;

    MitigationProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
