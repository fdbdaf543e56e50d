package io.muster.durable.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Scope;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TracesTest {

    @Test
    void whatBeginsATraceIsFollowedInIt() {
        Map<String, String> begun = Traces.begin();

        try (Scope following = Traces.from(begun::get).makeCurrent()) {
            assertThat(Traces.capture()).isEqualTo(begun);
        }
    }

    @Test
    void eachBeginningIsATraceOfItsOwn() {
        SpanContext one = Span.fromContext(Traces.from(Traces.begin()::get)).getSpanContext();
        SpanContext other = Span.fromContext(Traces.from(Traces.begin()::get)).getSpanContext();

        assertThat(one.isValid()).isTrue();
        assertThat(one.getTraceId()).isNotEqualTo(other.getTraceId());
    }

    @Test
    void withoutATraceNothingIsCarried() {
        assertThat(Traces.capture()).isEmpty();
        assertThat(Span.fromContext(Traces.from((String) null)).getSpanContext().isValid())
                .isFalse();
    }
}
