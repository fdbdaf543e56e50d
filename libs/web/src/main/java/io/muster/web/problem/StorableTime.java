package io.muster.web.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import io.muster.web.Times;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;

/** Refuses times that no store can hold where they come in, with the field that holds one; as {@link StorableText}. */
@Singleton
class StorableTime implements ObjectMapperCustomizer {

    /** After what reads times at all. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule("storable-time").addDeserializer(Instant.class, new Value()));
    }

    /** A time that is none of those. */
    static final class Unstorable extends MismatchedInputException {

        Unstorable(JsonParser parser) {
            super(parser, Times.FLAW, Instant.class);
        }
    }

    private static final class Value extends StdScalarDeserializer<Instant> {

        Value() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            Instant time = InstantDeserializer.INSTANT.deserialize(parser, context);
            if (time != null && !Times.areHeld(time)) {
                throw new Unstorable(parser);
            }
            return time;
        }
    }
}
