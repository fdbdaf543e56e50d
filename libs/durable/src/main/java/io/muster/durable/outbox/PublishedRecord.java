package io.muster.durable.outbox;

import io.muster.contracts.Topics;
import io.muster.durable.inbox.Inbound;
import io.muster.durable.trace.Traces;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;

/** An event as a Kafka record: CloudEvents 1.0, binary mode. */
final class PublishedRecord {
    private PublishedRecord() {}

    static ProducerRecord<String, byte[]> of(OutboxRow row, String source) {
        String incident = row.incidentId().toString();
        String topic = row.topic() == null ? Topics.LIFECYCLE : row.topic();
        var record = new ProducerRecord<>(topic, incident, row.payload());
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", row.id().toString());
        header(record, "ce_source", source);
        header(record, "ce_type", row.type());
        header(record, "ce_subject", incident);
        header(record, "ce_time", row.occurredAt().toString());
        header(record, Inbound.WAITED, row.waited().toString());
        header(record, "content-type", "application/json");
        header(record, Traces.PARENT, row.traceparent());
        header(record, Traces.STATE, row.tracestate());
        return record;
    }

    private static void header(ProducerRecord<?, ?> record, String name, String value) {
        if (value != null) {
            record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }
}
