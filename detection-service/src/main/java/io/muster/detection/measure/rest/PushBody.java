package io.muster.detection.measure.rest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.contracts.Refusal;
import io.muster.detection.measure.MeasureProblem;
import io.muster.web.WebProblem;
import io.muster.web.problem.BodyFlaw;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.io.IOException;
import java.util.stream.Collectors;

/** Reads a push once it is known whose it is: whoever has no key learns nothing about what is valid. */
@ApplicationScoped
class PushBody {

    @Inject
    ObjectMapper json;

    @Inject
    Validator validator;

    /** @throws Refusal {@code malformed-request}, or {@code invalid-measure} with what is wrong */
    <T> T read(byte[] body, Class<T> type) {
        T read;
        try {
            read = json.readValue(body == null ? new byte[0] : body, type);
        } catch (JacksonException e) {
            BodyFlaw found = BodyFlaw.of(e);
            throw new Refusal(
                    found.breaksRule() ? MeasureProblem.INVALID_MEASURE : WebProblem.MALFORMED_REQUEST,
                    found.inWords("the push"));
        } catch (IOException e) {
            throw new Refusal(WebProblem.MALFORMED_REQUEST, "the push is not written in UTF-8");
        }
        if (read == null) {
            throw new Refusal(WebProblem.MALFORMED_REQUEST, "there is no push");
        }
        String flaws = validator.validate(read).stream()
                .map(flaw -> flaw.getPropertyPath() + " " + flaw.getMessage())
                .sorted()
                .limit(5)
                .collect(Collectors.joining("; "));
        if (!flaws.isEmpty()) {
            throw new Refusal(MeasureProblem.INVALID_MEASURE, flaws);
        }
        return read;
    }
}
