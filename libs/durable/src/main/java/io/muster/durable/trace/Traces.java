package io.muster.durable.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.sdk.trace.IdGenerator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Carries the W3C trace context through rows and records, from the first request to the last event. */
public final class Traces {
    public static final String PARENT = "traceparent";
    public static final String STATE = "tracestate";

    private static final W3CTraceContextPropagator PROPAGATOR = W3CTraceContextPropagator.getInstance();

    private static final TextMapGetter<Function<String, String>> GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Function<String, String> carrier) {
            return java.util.List.of(PARENT, STATE);
        }

        @Override
        public String get(Function<String, String> carrier, String key) {
            return carrier == null ? null : carrier.apply(key);
        }
    };

    private Traces() {}

    /** The current trace as headers; empty outside of any trace. */
    public static Map<String, String> capture() {
        Map<String, String> headers = new HashMap<>();
        PROPAGATOR.inject(Context.current(), headers, Map::put);
        return headers;
    }

    /** A trace of its own, as headers: of what nobody asked for, which begins here. */
    public static Map<String, String> begin() {
        IdGenerator ids = IdGenerator.random();
        SpanContext begun = SpanContext.create(
                ids.generateTraceId(), ids.generateSpanId(), TraceFlags.getDefault(), TraceState.getDefault());
        Map<String, String> headers = new HashMap<>();
        PROPAGATOR.inject(Context.root().with(Span.wrap(begun)), headers, Map::put);
        return headers;
    }

    /** The context that headers tell. */
    public static Context from(Function<String, String> headers) {
        return PROPAGATOR.extract(Context.root(), headers, GETTER);
    }

    /** Goes on with a record's trace in what follows on this Vert.x context, until another one is resumed. */
    public static void resume(Function<String, String> headers) {
        from(headers).makeCurrent();
    }

    /** The context of a single {@code traceparent}, which may be null. */
    public static Context from(String traceparent) {
        return from(name -> name.equals(PARENT) ? traceparent : null);
    }
}
