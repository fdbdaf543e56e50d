package io.muster.web.problem;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/**
 * Refuses a null inside of a list, a set or a map of a {@linkplain Requests request}, with the place that holds it; as
 * {@link StorableText}. Whoever means nothing leaves it out.
 */
@Singleton
class NoNullInside implements ObjectMapperCustomizer {

    static final String FLAW = "must not be null";

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.setAnnotationIntrospector(AnnotationIntrospector.pair(
                new OfRequests(), mapper.getDeserializationConfig().getAnnotationIntrospector()));
    }

    private static final class OfRequests extends NopAnnotationIntrospector {

        private static final long serialVersionUID = 1;

        @Override
        public JsonSetter.Value findSetterInfo(Annotated annotated) {
            return annotated instanceof AnnotatedMember member && Requests.includes(member.getDeclaringClass())
                    ? JsonSetter.Value.forContentNulls(Nulls.FAIL)
                    : JsonSetter.Value.empty();
        }
    }
}
