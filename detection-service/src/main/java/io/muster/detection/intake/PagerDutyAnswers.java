package io.muster.detection.intake;

import io.muster.contracts.Refusal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the PagerDuty Events API answers, for alerts and changes alike. */
interface PagerDutyAnswers extends IntakeFormat {

    /** An event may have 512 KB. */
    int LARGEST = 512 * 1024;

    @Override
    default int maxBody(int usual) {
        return LARGEST;
    }

    @Override
    default Answer tooLarge(int most) {
        return invalid(413, List.of("Event object is larger than " + most + " bytes"));
    }

    @Override
    default Answer unavailable() {
        return Answer.json(503, body("unavailable", "The event cannot be stored now; send it again"));
    }

    @Override
    default Answer tooMany(Duration wait) {
        return Answer.empty(429).withHeader("Retry-After", Long.toString(Math.max(1, wait.toSeconds())));
    }

    @Override
    default Answer keyRefused(Refusal refusal) {
        return refusal.code().status() == 401
                ? invalid(400, List.of("'routing_key' is missing or is not that of an integration"))
                : unavailable();
    }

    static Answer invalid(int status, List<String> errors) {
        Map<String, Object> body = body("invalid event", "Event object is invalid");
        body.put("errors", errors);
        return Answer.json(status, body);
    }

    static Map<String, Object> body(String status, String message) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", status);
        body.put("message", message);
        return body;
    }
}
