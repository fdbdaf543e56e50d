package io.muster.web.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.muster.web.Flaws;
import io.muster.web.Times;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Why JSON could not be read as what was expected; nothing of our classes shows.
 *
 * @param field where it is, as {@code steps[0].within}; empty where it is about the whole
 * @param flaw what is wrong, to be read behind the field
 * @param breaksRule whether it is JSON of the right kind that has what nobody takes
 */
public record BodyFlaw(String field, String flaw, boolean breaksRule) {

    public static BodyFlaw of(JacksonException failure) {
        String field = failure instanceof JsonMappingException mapping ? fieldOf(mapping) : "";
        return switch (failure) {
            case UnstorableText ignored -> new BodyFlaw(field, UnstorableText.FLAW, true);
            case StorableTime.Unstorable ignored -> new BodyFlaw(field, Times.FLAW, true);
            case UnrecognizedPropertyException unknown ->
                new BodyFlaw(
                        field, "is not known here; known are " + new TreeSet<>(unknown.getKnownPropertyIds()), true);
            case InvalidNullException ignored when !field.isEmpty() -> new BodyFlaw(field, NoNullInside.FLAW, true);
            case InvalidFormatException odd ->
                new BodyFlaw(field, Flaws.of(odd.getValue(), odd.getTargetType()), false);
            default -> new BodyFlaw(field, Flaws.ODD, false);
        };
    }

    private static String fieldOf(JsonMappingException exception) {
        return exception.getPath().stream()
                .map(step -> step.getFieldName() != null ? step.getFieldName() : "[" + step.getIndex() + "]")
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }

    /** In one sentence. @param whole what is said to be flawed where no field is */
    public String inWords(String whole) {
        return (field.isEmpty() ? whole : field) + " " + flaw;
    }
}
