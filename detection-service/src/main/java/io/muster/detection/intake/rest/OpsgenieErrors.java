package io.muster.detection.intake.rest;

import io.muster.web.problem.ProblemFormat;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Under {@code /v2} every error has the shape that senders to Opsgenie know, where PagerDuty's do not send. */
@Singleton
class OpsgenieErrors implements ProblemFormat {

    @Inject
    PagerDutyErrors pagerDuty;

    @Override
    public boolean speaksFor(String path) {
        return path.startsWith("/v2/") && !pagerDuty.speaksFor(path);
    }

    @Override
    public String mediaType() {
        return MediaType.APPLICATION_JSON;
    }

    @Override
    public Object body(int status, String code, String detail) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("message", detail);
        body.put("took", 0.0);
        body.put("requestId", UUID.randomUUID().toString());
        return body;
    }
}
