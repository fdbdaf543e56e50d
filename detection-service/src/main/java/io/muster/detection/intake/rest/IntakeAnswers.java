package io.muster.detection.intake.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.detection.DetectionMetrics;
import io.muster.detection.intake.IntakeFormat;
import io.muster.detection.intake.IntakeFormat.Answer;
import io.muster.detection.intake.TakeIn;
import io.muster.detection.integration.IntegrationKeys;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** From a request with a key to the answer of its format, timed. */
@ApplicationScoped
class IntakeAnswers {

    private static final byte[] NOTHING = {};

    @Inject
    IntegrationKeys keys;

    @Inject
    TakeIn takeIn;

    @Inject
    DetectionMetrics metrics;

    @Inject
    ObjectMapper json;

    @Inject
    Clock clock;

    /** @param errorType the media type of refusals */
    Uni<Response> take(IntakeFormat format, byte[] body, String contentType, String authorization, String errorType) {
        Instant start = clock.instant();
        return keys.senderOf(authorization)
                .onFailure()
                .invoke(refused -> metrics.rejected(format.name(), "key"))
                .flatMap(sender -> takeIn.take(format, body == null ? NOTHING : body, contentType, sender))
                .invoke(answer ->
                        metrics.answered(format.name(), answer.status(), Duration.between(start, clock.instant())))
                .map(answer -> response(answer, errorType));
    }

    private Response response(Answer answer, String errorType) {
        Response.ResponseBuilder response = Response.status(answer.status()).header("Cache-Control", "no-store");
        if (answer.body() == null) {
            return response.build();
        }
        return response.type(answer.status() >= 400 ? errorType : "application/json")
                .entity(write(answer.body()))
                .build();
    }

    private byte[] write(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer that cannot be written", e);
        }
    }
}
