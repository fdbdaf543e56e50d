package io.muster.escalation.paging.messaging;

import io.muster.contracts.Canary;
import io.muster.contracts.MalformedEvent;
import io.muster.contracts.Topics;
import io.muster.durable.InboundRecords;
import io.muster.durable.Received;
import io.muster.durable.UndecodableRecord;
import io.muster.escalation.paging.CanaryPages;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Canaries come in as events do: remembered, handled and paged in one transaction. */
@ApplicationScoped
class CanaryConsumer {

    private final InboundRecords inbound;
    private final CanaryPages pages;

    CanaryConsumer(InboundRecords inbound, CanaryPages pages) {
        this.inbound = inbound;
        this.pages = pages;
    }

    void start(@Observes StartupEvent event) {
        inbound.register(Topics.CANARY, this::handle);
    }

    @Incoming("canary")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> canary(Message<byte[]> message) {
        return inbound.accept(message, this::handle);
    }

    private Uni<Void> handle(ConsumerRecord<String, byte[]> record, Received received) {
        return pages.page(read(record));
    }

    private static Canary read(ConsumerRecord<String, byte[]> record) {
        try {
            return Canary.fromJson(record.value());
        } catch (MalformedEvent e) {
            throw new UndecodableRecord(e.getMessage(), e);
        }
    }
}
