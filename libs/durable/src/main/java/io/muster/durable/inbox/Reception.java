package io.muster.durable.inbox;

import io.muster.durable.Arrival;
import io.muster.durable.DurableConfig;
import io.muster.durable.Received;
import io.muster.durable.RecordHandler;
import io.muster.durable.UnitOfWork;
import io.muster.durable.loop.Contexts;
import io.muster.durable.loop.Gatherer;
import io.muster.durable.loop.Lanes;
import io.muster.durable.loop.Permits;
import io.muster.durable.trace.LogContext;
import io.muster.durable.trace.Traces;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Handles records until they are done: tries in place, for ever while the surroundings are in trouble, and buries what
 * fails the same way again and again. Records of one lane keep their order; other lanes go on. What waits is taken in
 * several records at a time.
 */
@ApplicationScoped
public class Reception {
    private static final Logger LOG = Logger.getLogger(Reception.class);

    /** So many records share a transaction at most: an incident is locked until the last of them is done. */
    private static final int TOGETHER = 32;

    /** So many transactions begin without waiting for company. */
    private static final int FEW = 2;

    private final Vertx vertx;
    private final Inbox inbox;
    private final UnitOfWork unitOfWork;
    private final DurableConfig.InboxSettings settings;
    private final Lanes lanes;
    private final Permits transactions;
    private final Gatherer<Visit> visits;
    private final Tracer tracer;

    Reception(Vertx vertx, Inbox inbox, UnitOfWork unitOfWork, DurableConfig config, OpenTelemetry telemetry) {
        this.vertx = vertx;
        this.inbox = inbox;
        this.unitOfWork = unitOfWork;
        settings = config.inbox();
        lanes = new Lanes(settings.waiting());
        transactions = new Permits(settings.concurrency());
        visits = Gatherer.paced(vertx, FEW, settings.concurrency(), TOGETHER, this::take);
        tracer = telemetry.getTracer("muster-durable");
    }

    /** Completes when there is room for the next record; {@code done} is called when this one is. */
    public Uni<Void> accept(ConsumerRecord<String, byte[]> record, RecordHandler handler, Supplier<Uni<Void>> done) {
        return lanes.submit(Inbound.lane(record), () -> process(record, handler).chain(done::get));
    }

    /** Completes when the record is handled, known already, parked, or dead; never fails. */
    public Uni<Void> process(ConsumerRecord<String, byte[]> record, RecordHandler handler) {
        return Uni.createFrom().emitter(emitter -> {
            Visit visit = new Visit(record, handler, emitter);
            if (handler.isConcernedBy(record, visit.received)) {
                visit.attempt();
            } else {
                emitter.complete(null);
            }
        });
    }

    /** Whether records wait that no transaction has taken up. */
    public boolean isPressed() {
        return visits.isPressed();
    }

    /** Never fails. */
    private Uni<Void> take(List<Visit> visits) {
        return transactions.with(() -> visits.size() == 1 ? visits.getFirst().first() : together(visits));
    }

    /** In one transaction, in one order everywhere, in which whoever locks several incidents locks them; else each alone. */
    private Uni<Void> together(List<Visit> visits) {
        List<Arrival<Visit>> arrivals = visits.stream()
                .sorted(Comparator.comparing(visit -> Inbound.lane(visit.record)))
                .map(visit -> new Arrival<>(visit.record, visit.received, visit))
                .toList();
        return Contexts.fresh(vertx, () -> unitOfWork.run(() -> inbox.takeFresh(arrivals, this::handleAll)))
                .invoke(() -> visits.forEach(visit -> visit.done.complete(null)))
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.debugf(failure, "%d records together fail, each is taken alone", visits.size());
                    visits.forEach(Visit::alone);
                    return Uni.createFrom().voidItem();
                });
    }

    private Uni<Void> handleAll(List<Arrival<Visit>> arrivals) {
        return prepare(arrivals)
                .chain(prepared -> Multi.createFrom()
                        .iterable(arrivals)
                        .map(Arrival::content)
                        .onItem()
                        .transformToUniAndConcatenate(visit -> visit.traced(visit::handle)
                                .chain(() -> prepared ? Uni.createFrom().voidItem() : unitOfWork.forget()))
                        .collect()
                        .last()
                        .replaceWithVoid());
    }

    private static Uni<Boolean> prepare(List<Arrival<Visit>> arrivals) {
        Map<RecordHandler, List<Arrival<Visit>>> byHandler =
                arrivals.stream().collect(Collectors.groupingBy(arrival -> arrival.content().handler));
        return byHandler.size() == 1
                ? arrivals.getFirst().content().handler.prepare(arrivals)
                : Uni.createFrom().item(false);
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

        /** Together with others that wait, where there are some. */
        void attempt() {
            visits.add(this);
        }

        /** Never fails. */
        Uni<Void> first() {
            return inItsOwn(this::take)
                    .invoke(() -> done.complete(null))
                    .onFailure()
                    .recoverWithUni(failure -> {
                        failed(failure);
                        return Uni.createFrom().voidItem();
                    });
        }

        void alone() {
            run(this::take);
        }

        private Uni<Void> take() {
            return inbox.take(record, received, handler);
        }

        private Uni<Void> handle() {
            return inbox.handle(record, received, handler);
        }

        private void bury(String problem) {
            LOG.errorf("%s of %s is dead: %s", received.type(), Inbound.lane(record), problem);
            run(() -> inbox.bury(record, received, problem));
        }

        private void run(Supplier<Uni<Void>> work) {
            transactions.with(() -> inItsOwn(work)).subscribe().with(done::complete, this::failed);
        }

        private Uni<Void> inItsOwn(Supplier<Uni<Void>> work) {
            return Contexts.fresh(vertx, () -> traced(work));
        }

        private void failed(Throwable failure) {
            switch (tries.failed(failure)) {
                case Tries.Step.TryAgain again -> {
                    LOG.debugf(failure, "%s fails, next try in %s", received.id(), again.after());
                    if (tries.failures() == 1) {
                        LOG.warnf("%s of %s: %s", received.type(), Inbound.lane(record), Failures.describe(failure));
                    }
                    vertx.setTimer(again.after().toMillis(), due -> alone());
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
            LogContext.incident(Inbound.incident(record));
            return work.get()
                    .onFailure()
                    .invoke(failure -> span.setStatus(StatusCode.ERROR, Failures.describe(failure)))
                    .onTermination()
                    .invoke(span::end);
        }
    }
}
