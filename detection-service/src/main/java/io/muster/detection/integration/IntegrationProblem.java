package io.muster.detection.integration;

import io.muster.contracts.ProblemCode;

/** How a call about integrations, or one with an integration's key, can be refused. */
public enum IntegrationProblem implements ProblemCode {
    KEY_REQUIRED("integration-key-required", 401, "The call needs the key of an integration"),
    KEYS_UNAVAILABLE("integration-keys-unavailable", 503, "The key cannot be checked now"),
    SILENCES_NOT_ALLOWED("integration-silences-not-allowed", 403, "The key may not do that with silences"),
    INTEGRATION_UNKNOWN("integration-unknown", 404, "There is no such integration"),
    INTEGRATION_REVOKED("integration-revoked", 409, "The integration is revoked"),
    SECRET_MISSING("integration-secret-missing", 422, "What the integration sends has to be signed"),
    KEY_TAKEN("integration-key-taken", 409, "Another integration has this key"),
    NAME_TAKEN("integration-name-taken", 409, "Another integration has this name");

    private final Entry entry;

    IntegrationProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
