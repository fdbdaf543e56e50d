package io.muster.escalation.setup;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.muster.contracts.Refusal;
import io.muster.web.Flaws;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.TreeSet;
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
            throw new Refusal(SetupProblem.INVALID_SETUP, flaw(e));
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

    /** Where it is and what is wrong with it; nothing of our classes shows. */
    private static String flaw(JsonProcessingException e) {
        String field = e instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step -> step.getFieldName() != null ? step.getFieldName() : "[" + step.getIndex() + "]")
                        .collect(Collectors.joining("."))
                        .replace(".[", "[")
                : "";
        return (field.isEmpty() ? "it" : field)
                + switch (e) {
                    case UnrecognizedPropertyException unknown ->
                        " is not known here; known are " + new TreeSet<>(unknown.getKnownPropertyIds());
                    case InvalidFormatException odd -> ": " + Flaws.of(odd.getValue(), odd.getTargetType());
                    default -> " " + Flaws.ODD;
                };
    }

    public JsonNode write(Object request) {
        return mapper.valueToTree(request);
    }
}
