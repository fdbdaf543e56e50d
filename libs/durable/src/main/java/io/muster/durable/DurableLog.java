package io.muster.durable;

import io.muster.durable.broker.AckedProducer;
import io.muster.durable.loop.Contexts;
import io.muster.durable.trace.Traces;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Direct append to a topic, for intake: success means that the broker has it (acks=all). Needs no database. */
@ApplicationScoped
public class DurableLog {
    private static final Duration LIMIT = Duration.ofMillis(4800);

    private final Vertx vertx;
    private final AckedProducer producer;

    DurableLog(Vertx vertx, AckedProducer producer) {
        this.vertx = vertx;
        this.producer = producer;
    }

    /**
     * A record to append.
     *
     * @param headers their values are written as UTF-8
     */
    public record Entry(String key, Map<String, String> headers, byte[] value) {}

    /**
     * Appends one record, with the current trace. Fails with {@link BrokerUnavailable} within 5 s; never succeeds
     * falsely. After a failure the record may still turn up: the sender sends it again and the receiver knows it by its
     * id.
     *
     * @param headers header values are written as UTF-8
     */
    public Uni<Void> append(String topic, String key, Map<String, String> headers, byte[] value) {
        return appendAll(topic, List.of(new Entry(key, headers, value)));
    }

    /** The same for many records: succeeds when the broker has all of them. After a failure any of them may turn up. */
    public Uni<Void> appendAll(String topic, List<Entry> entries) {
        if (entries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Map<String, String> trace = Traces.capture();
        List<ProducerRecord<String, byte[]>> records =
                entries.stream().map(entry -> record(topic, entry, trace)).toList();
        return Contexts.within(vertx, LIMIT, "the append", producer.sendAll(records))
                .onFailure(TimeoutException.class)
                .transform(late -> new BrokerUnavailable("not acknowledged in time by " + topic, late))
                .emitOn(callersContext());
    }

    private static ProducerRecord<String, byte[]> record(String topic, Entry entry, Map<String, String> trace) {
        var record = new ProducerRecord<>(topic, entry.key(), entry.value());
        entry.headers().forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        trace.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private static Executor callersContext() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : command -> context.runOnContext(go -> command.run());
    }
}
