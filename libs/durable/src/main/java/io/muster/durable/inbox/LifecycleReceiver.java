package io.muster.durable.inbox;

import io.micrometer.core.instrument.Counter;
import io.muster.contracts.Topics;
import io.muster.durable.InboundRecords;
import io.muster.durable.Meters;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Where the lifecycle topic comes in. What nobody here consumes is acknowledged by its type header alone. */
@ApplicationScoped
public class LifecycleReceiver {
    private final LifecycleHandler handler;
    private final InboundRecords records;
    private final Counter unknown;

    LifecycleReceiver(LifecycleHandler handler, InboundRecords records, Meters meters) {
        this.handler = handler;
        this.records = records;
        unknown = meters.unknown();
    }

    void start(@Observes StartupEvent event) {
        records.register(Topics.LIFECYCLE, handler);
    }

    @Incoming("lifecycle")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> receive(Message<byte[]> message) {
        return isWanted(type(message))
                ? records.accept(message, handler)
                : Uni.createFrom().completionStage(message::ack);
    }

    private boolean isWanted(String type) {
        return switch (handler.interest(type)) {
            case WANTED -> true;
            case NOT_WANTED -> false;
            case UNKNOWN -> {
                unknown.increment();
                yield handler.someoneWantsUnknown();
            }
        };
    }

    private static String type(Message<byte[]> message) {
        return message.getMetadata(IncomingKafkaRecordMetadata.class)
                .map(metadata -> Inbound.header(metadata.getRecord(), "ce_type"))
                .orElse(null);
    }
}
