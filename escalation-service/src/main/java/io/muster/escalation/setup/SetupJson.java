package io.muster.escalation.setup;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.muster.contracts.Refusal;
import io.muster.web.problem.BodyFlaw;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.stream.Collectors;

/** Parts of the one file, read as strictly as requests are, and written so that they can be read again. */
@ApplicationScoped
public class SetupJson {

    private final ObjectMapper mapper;
    private final Validator validator;

    SetupJson(ObjectMapper mapper, Validator validator) {
        this.mapper = mapper.copy()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .setSerializationInclusion(JsonInclude.Include.NON_NULL);
        this.validator = validator;
    }

    /** @throws Refusal when it has another shape, names something unknown or breaks a rule */
    public <T> T read(JsonNode body, Class<T> type) {
        T request;
        try {
            request = mapper.treeToValue(body, type);
        } catch (JsonProcessingException e) {
            throw new Refusal(SetupProblem.INVALID_SETUP, BodyFlaw.of(e).inWords("it"));
        }
        if (request == null) {
            throw new Refusal(SetupProblem.INVALID_SETUP, "it is empty");
        }
        String broken = validator.validate(request).stream()
                .map(violation -> violation.getPropertyPath() + " " + violation.getMessage())
                .sorted()
                .collect(Collectors.joining(", "));
        if (!broken.isEmpty()) {
            throw new Refusal(SetupProblem.INVALID_SETUP, broken);
        }
        return request;
    }

    public JsonNode write(Object request) {
        return mapper.valueToTree(request);
    }
}
