package io.muster.detection.publication;

import io.muster.contracts.Measure;
import io.muster.contracts.Topics;
import io.muster.detection.DetectionMetrics;
import io.muster.detection.publication.Publications.Waiting;
import io.muster.detection.signal.Signal;
import io.muster.detection.signal.SignalJson;
import io.muster.durable.DurableLog;
import io.muster.durable.UnitOfWork;
import io.muster.durable.loop.Pulse;
import io.muster.durable.trace.Traces;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Signals and measures that detection finds by itself: written in the transaction that found them, published after its
 * commit, by one replica at a time for each key and in its order. After a kill some are published again: a signal is known by its id, and
 * of a measure the later record stands.
 */
@ApplicationScoped
public class Publisher {

    private static final Duration SWEEP = Duration.ofMillis(500);
    /** Longer than the broker is given for one batch. */
    private static final Duration LEASE = Duration.ofSeconds(15);

    private static final int BATCH = 256;
    private static final String MEASURE_TYPE = "io.muster.detection.Measured.v1";

    @Inject
    Publications publications;

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    DurableLog log;

    @Inject
    SignalJson json;

    @Inject
    DetectionMetrics metrics;

    @Inject
    Vertx vertx;

    private final UUID replica = UUID.randomUUID();
    private Pulse pulse;

    void start(@Observes StartupEvent event) {
        pulse = new Pulse(vertx, "publications", SWEEP, this::publish);
        pulse.start();
    }

    void stop(@Observes @Priority(1000) ShutdownEvent event) {
        pulse.stop();
        publications.release(replica).subscribe().with(released -> {}, gone -> {});
    }

    /** Signals go the way of every signal: through the intake log. Joins the caller's transaction. */
    public Uni<Void> signals(List<? extends Signal> signals) {
        return add(signals.stream().map(this::record).toList())
                .invoke(() -> signals.forEach(
                        signal -> metrics.accepted(signal.source().name(), signal.format(), 1)));
    }

    /** Joins the caller's transaction. */
    public Uni<Void> measures(List<Measure> measures) {
        return add(measures.stream().map(Publisher::record).toList());
    }

    private Uni<Void> add(List<Publication> records) {
        if (records.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        unitOfWork.afterCommit("publications", pulse::wake);
        return publications.add(records);
    }

    private Uni<Duration> publish() {
        return publications
                .hold(replica, LEASE)
                .flatMap(shards -> shards.isEmpty()
                        ? Uni.createFrom().item(SWEEP)
                        : publications.first(shards, BATCH).flatMap(this::publish));
    }

    private Uni<Duration> publish(List<Waiting> waiting) {
        if (waiting.isEmpty()) {
            return Uni.createFrom().item(SWEEP);
        }
        Map<String, Uni<Void>> lanes = new LinkedHashMap<>();
        for (Waiting next : waiting) {
            Publication record = next.publication();
            Uni<Void> send = log.append(record.topic(), record.key(), record.headers(), record.value());
            lanes.merge(record.topic() + record.key(), send, (before, then) -> before.chain(() -> then));
        }
        // when one fails the whole batch is sent again
        return Uni.join()
                .all(List.copyOf(lanes.values()))
                .andFailFast()
                .flatMap(sent -> publications.published(
                        waiting.stream().map(Waiting::seq).toList()))
                .replaceWith(waiting.size() < BATCH ? SWEEP : Duration.ZERO);
    }

    /** What our own eyes see begins a trace: no request brought it, and the timer that looked looks again and again. */
    private Publication record(Signal signal) {
        Map<String, String> headers = new HashMap<>(Traces.begin());
        headers.putAll(headers(
                signal.id().toString(),
                SignalJson.TYPE,
                signal.fingerprint(),
                signal.receivedAt().toString()));
        return new Publication(Topics.SIGNALS, signal.fingerprint(), headers, json.write(signal));
    }

    private static Publication record(Measure measure) {
        String key = measure.segment().key();
        String id = measure.metric().name() + "/" + key + "/" + measure.minute();
        return new Publication(
                Topics.MEASURES,
                key,
                headers(id, MEASURE_TYPE, key, measure.minute().toString()),
                measure.toJson());
    }

    private static Map<String, String> headers(String id, String type, String subject, String time) {
        return Map.of(
                "ce_specversion", "1.0",
                "ce_id", id,
                "ce_source", "detection-service",
                "ce_type", type,
                "ce_subject", subject,
                "ce_time", time,
                "content-type", "application/json");
    }
}
