package io.muster.escalation.auditor.messaging;

import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.EscalationEvent.EscalationExhausted;
import io.muster.contracts.EscalationEvent.EscalationStarted;
import io.muster.contracts.EscalationEvent.PageAcknowledged;
import io.muster.contracts.EscalationEvent.PageFailed;
import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.EventJson;
import io.muster.contracts.EventTypes;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.MalformedEvent;
import io.muster.contracts.ResolutionEvent.IncidentReopened;
import io.muster.contracts.ResolutionEvent.IncidentResolved;
import io.muster.contracts.TriageEvent.ImpactAssessed;
import io.muster.contracts.TriageEvent.IncidentConfirmed;
import io.muster.contracts.TriageEvent.IncidentDismissed;
import io.muster.contracts.TriageEvent.IncidentMerged;
import io.muster.contracts.TriageEvent.SeverityChanged;
import io.muster.durable.UnitOfWork;
import io.muster.escalation.auditor.Ledger;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Reads the stream with a consumer group of its own: what the engine's inbox does with an event is not its matter. */
@ApplicationScoped
class StreamAuditor {

    private static final Logger LOG = Logger.getLogger(StreamAuditor.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private static final Set<String> TYPES = Stream.of(
                    IncidentDetected.class,
                    ImpactAssessed.class,
                    IncidentConfirmed.class,
                    SeverityChanged.class,
                    IncidentDismissed.class,
                    IncidentMerged.class,
                    IncidentResolved.class,
                    IncidentReopened.class,
                    EscalationStarted.class,
                    ResponderPaged.class,
                    PageAcknowledged.class,
                    PageFailed.class,
                    EscalationExhausted.class)
            .map(EventTypes::typeOf)
            .collect(Collectors.toUnmodifiableSet());

    private final UnitOfWork unitOfWork;
    private final Ledger ledger;

    StreamAuditor(UnitOfWork unitOfWork, Ledger ledger) {
        this.unitOfWork = unitOfWork;
        this.ledger = ledger;
    }

    @Incoming("audit")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> receive(Message<byte[]> message) {
        Optional<String> type = header(message, "ce_type").filter(TYPES::contains);
        Optional<UUID> id = header(message, "ce_id").flatMap(StreamAuditor::uuid);
        return type.isPresent() && id.isPresent()
                ? note(id.get(), type.get(), message)
                : Uni.createFrom().completionStage(message::ack);
    }

    /** Database trouble is waited out, in place: what is not taken down cannot be audited. */
    private Uni<Void> note(UUID id, String type, Message<byte[]> message) {
        LifecycleEvent event;
        try {
            event = EventJson.read(type, message.getPayload());
        } catch (MalformedEvent e) {
            LOG.errorf("%s of type %s cannot be audited: %s", id, type, e.getMessage());
            return Uni.createFrom().completionStage(message::ack);
        }
        return unitOfWork
                .run(() -> ledger.note(id, event, type))
                .onFailure()
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely()
                .chain(() -> Uni.createFrom().completionStage(message::ack));
    }

    private static Optional<String> header(Message<byte[]> message, String name) {
        return message.getMetadata(IncomingKafkaRecordMetadata.class)
                .map(metadata -> metadata.getHeaders().lastHeader(name))
                .map(Header::value)
                .map(value -> new String(value, StandardCharsets.UTF_8));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
