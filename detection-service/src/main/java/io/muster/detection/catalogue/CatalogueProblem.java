package io.muster.detection.catalogue;

import io.muster.contracts.ProblemCode;

/** How a call about the catalogue can be refused. */
public enum CatalogueProblem implements ProblemCode {
    CATALOGUE_OUTDATED("catalogue-outdated", 409, "The catalogue has changed"),
    SERVICE_UNKNOWN("catalogue-service-unknown", 404, "There is no such service in the catalogue"),
    CATALOGUE_UNKNOWN("catalogue-unknown", 404, "There is no such version of the catalogue"),
    INVALID_CATALOGUE("invalid-catalogue", 422, "The catalogue is not valid");

    private final Entry entry;

    CatalogueProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
