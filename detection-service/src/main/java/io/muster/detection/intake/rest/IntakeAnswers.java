package io.muster.detection.intake.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.detection.intake.Answer;
import io.muster.detection.intake.IntakeFormat;
import io.muster.detection.intake.IntakeRequest;
import io.muster.detection.intake.LetIn;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** From a request over HTTP to the answer of its format. */
@ApplicationScoped
class IntakeAnswers {

    @Inject
    LetIn letIn;

    @Inject
    ObjectMapper json;

    Uni<Response> take(IntakeFormat format, byte[] body, HttpServerRequest request) {
        return take(format, body, request, Map.of());
    }

    /** @param parameters what the address says */
    Uni<Response> take(IntakeFormat format, byte[] body, HttpServerRequest request, Map<String, String> parameters) {
        return letIn.take(format, new IntakeRequest(body, new RequestHeaders(request.headers()), parameters))
                .map(this::response);
    }

    private Response response(Answer answer) {
        Response.ResponseBuilder response = Response.status(answer.status()).header("Cache-Control", "no-store");
        answer.headers().forEach(response::header);
        if (answer.body() == null) {
            return response.build();
        }
        return response.type(answer.mediaType()).entity(write(answer.body())).build();
    }

    private byte[] write(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer that cannot be written", e);
        }
    }
}
