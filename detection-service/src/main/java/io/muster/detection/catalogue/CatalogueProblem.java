package io.muster.detection.catalogue;

import io.muster.contracts.ProblemCode;

/** How a call about the catalogue can be refused. */
public enum CatalogueProblem implements ProblemCode {
    SERVICE_UNKNOWN("catalogue-service-unknown", 404, "There is no such service in the catalogue"),
    INVALID_CATALOGUE("invalid-catalogue", 422, "The catalogue is not valid");

    private final String code;
    private final int status;
    private final String title;

    CatalogueProblem(String code, int status, String title) {
        this.code = code;
        this.status = status;
        this.title = title;
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
