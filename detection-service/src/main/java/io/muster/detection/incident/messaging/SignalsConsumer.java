package io.muster.detection.incident.messaging;

import io.muster.contracts.Topics;
import io.muster.detection.DetectionMetrics;
import io.muster.detection.incident.DecidedSignal.Placement;
import io.muster.detection.incident.TakeSignal;
import io.muster.detection.incident.TakeSignal.Taken;
import io.muster.detection.signal.SignalJson;
import io.muster.durable.InboundRecords;
import io.muster.durable.Received;
import io.muster.durable.UnitOfWork;
import io.muster.web.IncidentInLogs;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Reads the intake log: signals of one fingerprint in order, many fingerprints at once. */
@ApplicationScoped
class SignalsConsumer {

    private static final Logger LOG = Logger.getLogger(SignalsConsumer.class);

    @Inject
    InboundRecords inbound;

    @Inject
    TakeSignal takeSignal;

    @Inject
    SignalJson json;

    @Inject
    DetectionMetrics metrics;

    @Inject
    UnitOfWork unitOfWork;

    void start(@Observes StartupEvent event) {
        inbound.register(Topics.SIGNALS, this::handle);
    }

    @Incoming("signals")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> signal(Message<byte[]> message) {
        return inbound.accept(message, this::handle);
    }

    private Uni<Void> handle(ConsumerRecord<String, byte[]> record, Received received) {
        return takeSignal
                .take(json.read(record.value()))
                .invoke(taken -> taken.ifPresent(found -> unitOfWork.afterCommit(record, () -> count(found))))
                .replaceWithVoid();
    }

    private void count(Taken taken) {
        log(taken);
        metrics.decided(taken.decision().outcome().name());
        if (taken.placement() == Placement.NEW) {
            var incident = taken.incident();
            metrics.opened(incident.source().name(), incident.proposedSeverity().name());
        }
    }

    private static void log(Taken taken) {
        if (taken.incidentId() == null) {
            LOG.debug(taken.reason());
            return;
        }
        MDC.put(IncidentInLogs.KEY, taken.incidentId().toString());
        try {
            LOG.info(taken.reason());
        } finally {
            MDC.remove(IncidentInLogs.KEY);
        }
    }
}
