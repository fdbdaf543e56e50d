package io.muster.detection.intake.rest;

import io.muster.detection.intake.AlertmanagerV2.CodeAndMessage;
import io.muster.web.problem.ProblemFormat;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;

/** Under {@code /api/v2} every error has Alertmanager's own shape: amtool cannot read problem details. */
@Singleton
class AlertmanagerErrors implements ProblemFormat {

    static final String PATH = "/api/v2";

    @Override
    public boolean speaksFor(String path) {
        return path.equals(PATH) || path.startsWith(PATH + "/");
    }

    @Override
    public String mediaType() {
        return MediaType.APPLICATION_JSON;
    }

    @Override
    public Object body(int status, String code, String detail) {
        return new CodeAndMessage(status, detail);
    }
}
