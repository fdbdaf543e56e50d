package io.muster.detection.intake;

import io.muster.contracts.Refusal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** How the Opsgenie API answers. */
interface OpsgenieAnswers extends IntakeFormat {

    @Override
    default Answer tooLarge(int most) {
        return Answer.json(413, body("message", "Request body is larger than " + most + " bytes", UUID.randomUUID()));
    }

    @Override
    default Answer unavailable() {
        return Answer.json(503, body("message", "The request cannot be stored now; send it again", UUID.randomUUID()));
    }

    @Override
    default Answer tooMany(Duration wait) {
        return Answer.json(429, body("message", "You are making too many requests!", UUID.randomUUID()))
                .withHeader("Retry-After", Long.toString(Math.max(1, wait.toSeconds())));
    }

    @Override
    default Answer keyRefused(Refusal refusal) {
        return refusal.code().status() == 401
                ? Answer.json(401, body("message", "Could not authenticate", UUID.randomUUID()))
                : unavailable();
    }

    /** 422 with what is wrong with each field. */
    static Answer unprocessable(Map<String, String> errors) {
        Map<String, Object> body =
                body("message", "Request body is not processable. Please check the errors.", UUID.randomUUID());
        body.put("errors", errors);
        return Answer.json(422, body);
    }

    static Answer unknown() {
        return Answer.json(404, body("message", "There is no such action", UUID.randomUUID()));
    }

    static Answer malformed(String why) {
        return Answer.json(400, body("message", "Could not parse request body: " + why, UUID.randomUUID()));
    }

    static Answer taken(String result, UUID requestId) {
        return Answer.json(202, body("result", result, requestId));
    }

    /** {@code took} is what senders never look at: nothing is processed before the answer. */
    static Map<String, Object> body(String field, String text, UUID requestId) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(field, text);
        body.put("took", 0.0);
        body.put("requestId", requestId.toString());
        return body;
    }
}
