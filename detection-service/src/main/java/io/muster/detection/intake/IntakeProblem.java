package io.muster.detection.intake;

import io.muster.contracts.ProblemCode;

/** How what is sent in can be refused. */
public enum IntakeProblem implements ProblemCode {
    INVALID_NOTIFICATION("invalid-notification", 400, "The notification cannot be taken in"),
    INVALID_REPORT("invalid-report", 422, "The report is not valid"),
    SIGNATURE_REQUIRED("intake-signature-required", 401, "The notification is not signed with the secret"),
    TOO_LARGE("intake-too-large", 413, "The notification is too large"),
    MAPPING_MISSING("intake-mapping-missing", 409, "The integration has no mapping"),
    INVALID_MAPPING("invalid-mapping", 422, "The mapping is not valid"),
    TOO_MANY("intake-limit", 429, "More is sent than may be"),
    UNSUPPORTED_ENCODING("intake-encoding", 415, "The events are not in a form that can be read"),
    INTAKE_UNAVAILABLE("intake-unavailable", 503, "Signals cannot be stored now");

    private final Entry entry;

    IntakeProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
