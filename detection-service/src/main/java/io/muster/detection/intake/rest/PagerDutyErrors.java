package io.muster.detection.intake.rest;

import io.muster.web.problem.ProblemFormat;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is refused before an event is read has the shape that senders to PagerDuty know. */
@Singleton
class PagerDutyErrors implements ProblemFormat {

    @Override
    public boolean speaksFor(String path) {
        return path.equals("/v2/enqueue") || path.equals("/v2/change/enqueue");
    }

    @Override
    public String mediaType() {
        return MediaType.APPLICATION_JSON;
    }

    @Override
    public Object body(int status, String code, String detail) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", status < 500 ? "invalid event" : "unavailable");
        body.put("message", status < 500 ? "Event object is invalid" : "The event cannot be stored now; send it again");
        body.put("errors", List.of(detail));
        return body;
    }
}
