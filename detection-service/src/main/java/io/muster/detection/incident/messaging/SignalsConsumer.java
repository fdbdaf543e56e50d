package io.muster.detection.incident.messaging;

import io.muster.contracts.Topics;
import io.muster.detection.DetectionConfig;
import io.muster.detection.DetectionMetrics;
import io.muster.detection.alert.KeepLeases;
import io.muster.detection.incident.Accepted;
import io.muster.detection.incident.DecidedSignal.Placement;
import io.muster.detection.incident.DetectedIncident;
import io.muster.detection.incident.Placing;
import io.muster.detection.incident.Placing.Outcome;
import io.muster.detection.incident.ReachedTimes;
import io.muster.detection.incident.TakeSignals;
import io.muster.detection.incident.Taken;
import io.muster.detection.signal.Signal;
import io.muster.detection.signal.SignalJson;
import io.muster.durable.Arrival;
import io.muster.durable.BatchHandler;
import io.muster.durable.RecordBatches;
import io.muster.durable.UnitOfWork;
import io.muster.durable.trace.LogContext;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;

/** Reads the intake log: the signals of a partition in order and in batches, several partitions at once. */
@ApplicationScoped
class SignalsConsumer implements BatchHandler<Signal> {

    private static final Logger LOG = Logger.getLogger(SignalsConsumer.class);

    @Inject
    RecordBatches batches;

    @Inject
    TakeSignals takeSignals;

    @Inject
    KeepLeases keepLeases;

    @Inject
    ReachedTimes reachedTimes;

    @Inject
    SignalJson json;

    @Inject
    DetectionMetrics metrics;

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    DetectionConfig config;

    void start(@Observes StartupEvent event) {
        if (config.signals().engine()) {
            batches.read(Topics.SIGNALS, this);
        }
    }

    @Override
    public Signal read(ConsumerRecord<String, byte[]> record) {
        return json.read(record.value());
    }

    @Override
    public Uni<List<Arrival<Signal>>> wanted(List<Arrival<Signal>> batch) {
        return takeSignals
                .worthTaking(batch.stream().map(Arrival::content).toList())
                .map(worth -> batch.stream()
                        .filter(arrival -> worth.contains(arrival.content().id()))
                        .toList());
    }

    @Override
    public Uni<Void> handle(List<Arrival<Signal>> fresh) {
        return takeSignals
                .take(fresh.stream().map(SignalsConsumer::accepted).toList())
                .invoke(placing -> unitOfWork.afterCommit(() -> count(placing)))
                .replaceWithVoid();
    }

    private static Accepted accepted(Arrival<Signal> arrival) {
        return new Accepted(
                arrival.content(),
                new String(arrival.record().value(), StandardCharsets.UTF_8),
                name -> header(arrival.record(), name),
                arrival.record().partition());
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void done(ConsumerRecord<String, byte[]> record) {
        reachedTimes.reached(record.partition(), Instant.ofEpochMilli(record.timestamp()));
    }

    @Override
    public void caughtUp(int partition, Instant at) {
        reachedTimes.reached(partition, at);
    }

    @Override
    public void givenUp(int partition) {
        keepLeases.giveUp(partition);
    }

    private void count(Placing placing) {
        Map<UUID, Integer> attached = new HashMap<>();
        for (Outcome outcome : placing.outcomes()) {
            Taken taken = outcome.taken();
            LOG.debug(taken.reason());
            metrics.decided(
                    taken.placement() == Placement.SUPPRESSED
                            ? taken.placement().name()
                            : taken.decision().outcome().name());
            if (outcome.countedWith() != null) {
                metrics.countedOnAnother();
            }
            switch (taken.placement()) {
                case NEW -> opened(taken);
                case ATTACHED -> attached.merge(taken.incidentId(), 1, Integer::sum);
                case SUPPRESSED -> metrics.suppressed(taken.suppression().by());
                case MINOR -> {
                    // kept without disturbing anyone, not even the reader of the log
                }
            }
        }
        attached.forEach(
                (id, signals) -> log(id, signals == 1 ? "a signal belongs to it" : signals + " signals belong to it"));
    }

    private void opened(Taken taken) {
        DetectedIncident incident = taken.incident();
        metrics.opened(incident.source().name(), incident.proposedSeverity().name());
        log(incident.id(), taken.reason());
    }

    private static void log(UUID incident, String what) {
        LogContext.about(incident, () -> LOG.info(what));
    }
}
