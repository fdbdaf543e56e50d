package io.muster.triage.pause;

import io.muster.contracts.ProblemCode;

/** Why a campaign cannot be marked as paused or resumed. */
public enum PauseProblem implements ProblemCode {
    CAMPAIGN_PAUSED("campaign-paused", 409, "The campaign is paused already"),
    CAMPAIGN_NOT_PAUSED("campaign-not-paused", 409, "The campaign is not paused"),
    CAMPAIGN_NOT_YOURS("campaign-not-yours", 403, "Another person decides about campaigns in this incident");

    private final Entry entry;

    PauseProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
