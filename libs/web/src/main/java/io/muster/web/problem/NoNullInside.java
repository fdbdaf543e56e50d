package io.muster.web.problem;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/**
 * Refuses a null inside of a list, a set or a map where it comes in, with the place that holds it; as {@link StorableText}.
 * Whoever means nothing leaves it out.
 */
@Singleton
class NoNullInside implements ObjectMapperCustomizer {

    static final String FLAW = "must not be null";

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.setDefaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL));
    }
}
