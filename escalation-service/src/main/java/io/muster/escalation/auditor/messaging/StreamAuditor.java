package io.muster.escalation.auditor.messaging;

import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.EscalationEvent.EscalationExhausted;
import io.muster.contracts.EscalationEvent.EscalationStarted;
import io.muster.contracts.EscalationEvent.PageAcknowledged;
import io.muster.contracts.EscalationEvent.PageFailed;
import io.muster.contracts.EscalationEvent.ResponderJoined;
import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.EventJson;
import io.muster.contracts.EventTypes;
import io.muster.contracts.MalformedEvent;
import io.muster.contracts.ResolutionEvent.IncidentReopened;
import io.muster.contracts.ResolutionEvent.IncidentResolved;
import io.muster.contracts.TriageEvent.ImpactAssessed;
import io.muster.contracts.TriageEvent.IncidentConfirmed;
import io.muster.contracts.TriageEvent.IncidentDismissed;
import io.muster.contracts.TriageEvent.IncidentMerged;
import io.muster.contracts.TriageEvent.SeverityChanged;
import io.muster.durable.GivingWay;
import io.muster.durable.UnitOfWork;
import io.muster.escalation.auditor.Ledger;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Reads the stream with a consumer group of its own: what the engine's inbox does with an event is not its matter. */
@ApplicationScoped
class StreamAuditor {

    static final String CHANNEL = "audit";

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
                    ResponderJoined.class,
                    EscalationExhausted.class)
            .map(EventTypes::typeOf)
            .collect(Collectors.toUnmodifiableSet());

    private final UnitOfWork unitOfWork;
    private final Ledger ledger;
    private final GivingWay givingWay;

    StreamAuditor(UnitOfWork unitOfWork, Ledger ledger, GivingWay givingWay) {
        this.givingWay = givingWay;
        this.unitOfWork = unitOfWork;
        this.ledger = ledger;
    }

    /** What has come meanwhile is taken down together; pages go first. */
    @Incoming(CHANNEL)
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> receive(Message<List<byte[]>> message) {
        List<Ledger.Entry> entries = records(message)
                .map(StreamAuditor::entry)
                .flatMap(Optional::stream)
                .toList();
        Instant first = records(message)
                .map(record -> Instant.ofEpochMilli(record.timestamp()))
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return givingWay
                .since(first)
                .chain(() -> note(entries))
                .chain(() -> Uni.createFrom().completionStage(message::ack));
    }

    @SuppressWarnings("unchecked")
    private static Stream<ConsumerRecord<String, byte[]>> records(Message<List<byte[]>> message) {
        IncomingKafkaRecordBatchMetadata<String, byte[]> batch = message.getMetadata(
                        IncomingKafkaRecordBatchMetadata.class)
                .orElseThrow(() -> new IllegalArgumentException("a message that is no batch of Kafka records"));
        return StreamSupport.stream(batch.getRecords().spliterator(), false);
    }

    private static Optional<Ledger.Entry> entry(ConsumerRecord<String, byte[]> record) {
        Optional<String> type = header(record, "ce_type").filter(TYPES::contains);
        return header(record, "ce_id")
                .flatMap(StreamAuditor::uuid)
                .flatMap(id -> type.flatMap(known -> entry(id, known, record.value())));
    }

    private static Optional<Ledger.Entry> entry(UUID id, String type, byte[] body) {
        try {
            return Optional.of(new Ledger.Entry(id, EventJson.read(type, body), type));
        } catch (MalformedEvent e) {
            LOG.errorf("%s of type %s cannot be audited: %s", id, type, e.getMessage());
            return Optional.empty();
        }
    }

    /** Database trouble is waited out, in place: what is not taken down cannot be audited. */
    private Uni<Void> note(List<Ledger.Entry> entries) {
        return entries.isEmpty()
                ? Uni.createFrom().voidItem()
                : unitOfWork
                        .run(() -> ledger.note(entries))
                        .onFailure()
                        .retry()
                        .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                        .indefinitely();
    }

    private static Optional<String> header(ConsumerRecord<?, ?> record, String name) {
        return Optional.ofNullable(record.headers().lastHeader(name))
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
