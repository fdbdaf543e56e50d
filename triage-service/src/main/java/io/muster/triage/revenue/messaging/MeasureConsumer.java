package io.muster.triage.revenue.messaging;

import io.muster.contracts.MalformedEvent;
import io.muster.contracts.Measure;
import io.muster.contracts.Measure.Metric;
import io.muster.contracts.Topics;
import io.muster.durable.InboundRecords;
import io.muster.durable.Received;
import io.muster.durable.UndecodableRecord;
import io.muster.triage.revenue.MeasureWindow;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Takes what the store did in each minute into the window: orders and conversion, nothing else is needed here. */
@ApplicationScoped
class MeasureConsumer {

    private final InboundRecords inbound;
    private final MeasureWindow window;

    MeasureConsumer(InboundRecords inbound, MeasureWindow window) {
        this.inbound = inbound;
        this.window = window;
    }

    void start(@Observes StartupEvent event) {
        inbound.register(Topics.MEASURES, this::handle);
    }

    @Incoming("measures")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> measure(Message<byte[]> message) {
        return inbound.accept(message, this::handle);
    }

    private Uni<Void> handle(ConsumerRecord<String, byte[]> record, Received received) {
        var measure = read(record);
        return measure.metric() == Metric.ORDERS || measure.metric() == Metric.CONVERSION
                ? window.put(measure)
                : Uni.createFrom().voidItem();
    }

    private static Measure read(ConsumerRecord<String, byte[]> record) {
        try {
            return Measure.fromJson(record.value());
        } catch (MalformedEvent e) {
            throw new UndecodableRecord(e.getMessage(), e);
        }
    }
}
