package io.muster.durable.inbox;

import io.muster.durable.DurableConfig;
import io.muster.durable.Received;
import io.muster.durable.RecordHandler;
import io.muster.durable.loop.Contexts;
import io.muster.durable.loop.Lanes;
import io.muster.durable.loop.Permits;
import io.muster.durable.trace.Traces;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Handles records until they are done: tries in place, for ever while the surroundings are in trouble, and buries what
 * fails the same way again and again. Records of one lane keep their order; other lanes go on.
 */
@ApplicationScoped
public class Reception {
    private static final Logger LOG = Logger.getLogger(Reception.class);

    private final Vertx vertx;
    private final Inbox inbox;
    private final DurableConfig.InboxSettings settings;
    private final Lanes lanes;
    private final Permits transactions;
    private final Tracer tracer;

    Reception(Vertx vertx, Inbox inbox, DurableConfig config, OpenTelemetry telemetry) {
        this.vertx = vertx;
        this.inbox = inbox;
        settings = config.inbox();
        lanes = new Lanes(settings.waiting());
        transactions = new Permits(settings.concurrency());
        tracer = telemetry.getTracer("muster-durable");
    }

    /** Completes when there is room for the next record; {@code done} is called when this one is. */
    public Uni<Void> accept(ConsumerRecord<String, byte[]> record, RecordHandler handler, Supplier<Uni<Void>> done) {
        return lanes.submit(Inbound.lane(record), () -> process(record, handler).chain(done::get));
    }

    /** Completes when the record is handled, known already, parked, or dead; never fails. */
    public Uni<Void> process(ConsumerRecord<String, byte[]> record, RecordHandler handler) {
        return Uni.createFrom().emitter(emitter -> new Visit(record, handler, emitter).attempt());
    }

    private final class Visit {
        private final ConsumerRecord<String, byte[]> record;
        private final Received received;
        private final RecordHandler handler;
        private final UniEmitter<? super Void> done;
        private final Tries tries = new Tries(settings.attempts());

        Visit(ConsumerRecord<String, byte[]> record, RecordHandler handler, UniEmitter<? super Void> done) {
            this.record = record;
            this.received = Inbound.received(record);
            this.handler = handler;
            this.done = done;
        }

        void attempt() {
            run(() -> inbox.take(record, received, handler));
        }

        private void bury(String problem) {
            LOG.errorf("%s of %s is dead: %s", received.type(), Inbound.lane(record), problem);
            run(() -> inbox.bury(record, received, problem));
        }

        private void run(Supplier<Uni<Void>> work) {
            transactions
                    .with(() -> Contexts.fresh(vertx, () -> traced(work)))
                    .subscribe()
                    .with(done::complete, this::failed);
        }

        private void failed(Throwable failure) {
            switch (tries.failed(failure)) {
                case Tries.Step.TryAgain again -> {
                    LOG.debugf(failure, "%s fails, next try in %s", received.id(), again.after());
                    if (tries.failures() == 1) {
                        LOG.warnf("%s of %s: %s", received.type(), Inbound.lane(record), Failures.describe(failure));
                    }
                    vertx.setTimer(again.after().toMillis(), due -> attempt());
                }
                case Tries.Step.Bury bury -> bury(bury.problem());
            }
        }

        private Uni<Void> traced(Supplier<Uni<Void>> work) {
            Context parent = Traces.from(name -> Inbound.header(record, name));
            Span span = tracer.spanBuilder("process " + received.type())
                    .setParent(parent)
                    .setSpanKind(SpanKind.CONSUMER)
                    .setAttribute("messaging.system", "kafka")
                    .setAttribute("messaging.destination.name", record.topic())
                    .startSpan();
            parent.with(span).makeCurrent(); // the context is of this attempt alone and ends with it
            UUID incident = Inbound.incident(record);
            if (incident != null) {
                MDC.put("incidentId", incident.toString());
            }
            return work.get()
                    .onFailure()
                    .invoke(failure -> span.setStatus(StatusCode.ERROR, Failures.describe(failure)))
                    .onTermination()
                    .invoke(span::end);
        }
    }
}
