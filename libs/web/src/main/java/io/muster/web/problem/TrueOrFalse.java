package io.muster.web.problem;

import io.muster.web.Flaws;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** A flag is true or false: {@code yes} is neither, and not taken for false. */
@Provider
public class TrueOrFalse implements ParamConverterProvider {

    @Override
    @SuppressWarnings("unchecked") // the type is checked
    public <T> ParamConverter<T> getConverter(Class<T> rawType, Type genericType, Annotation[] annotations) {
        return rawType == boolean.class || rawType == Boolean.class ? (ParamConverter<T>) new Flag() : null;
    }

    static String flawOf(String value) {
        return Flaws.of(value, boolean.class);
    }

    private static final class Flag implements ParamConverter<Boolean> {

        @Override
        public Boolean fromString(String value) {
            return switch (value) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException(flawOf(value));
            };
        }

        @Override
        public String toString(Boolean value) {
            return String.valueOf(value);
        }
    }
}
