package io.muster.durable.broker;

import io.muster.durable.BrokerUnavailable;
import io.muster.durable.loop.Contexts;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;

/**
 * The one Kafka producer of a service. Success means that all in-sync replicas have the record. It is made at the first
 * record, so that a service starts without a broker, and made anew when Kafka declares it broken.
 */
@ApplicationScoped
public class AckedProducer {
    private static final Logger LOG = Logger.getLogger(AckedProducer.class);

    /** More than Kafka's own limits together. */
    private static final Duration LONGEST = Duration.ofSeconds(12);

    /**
     * So long after an answer the broker is known, and while so many bytes wait there is room for more. Shorter than
     * Kafka's client needs to give a silent broker up, because it then forgets all that it knows of it and its send waits.
     */
    private static final Duration KNOWN = Duration.ofSeconds(1);

    private static final long ROOM = 4 << 20;

    private final Vertx vertx;
    private final Map<String, Object> settings;
    private final Map<String, Long> answeredAt = new ConcurrentHashMap<>();
    private final AtomicLong waiting = new AtomicLong();
    private KafkaProducer<String, byte[]> producer;
    private boolean closed;

    AckedProducer(Vertx vertx, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.vertx = vertx;
        settings = new HashMap<>(Map.of(
                ProducerConfig.MAX_BLOCK_MS_CONFIG, 4000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 4500,
                ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1000,
                ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 2000,
                ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, 4000,
                ProducerConfig.METADATA_MAX_AGE_CONFIG, 30000,
                ProducerConfig.CONNECTIONS_MAX_IDLE_MS_CONFIG, 540000));
        settings.putAll(kafka);
        // the promise itself is not for configuration
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // nothing waits for company; what comes while a request is on its way travels together in the next, which costs
        // both sides a good third less than a request for each, and is answered sooner
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 65536);
    }

    /** See {@link #sendAll}. */
    public Uni<Void> send(ProducerRecord<String, byte[]> record) {
        return sendAll(List.of(record));
    }

    /**
     * Sends and waits for all acks; fails with {@link BrokerUnavailable} within 9 s. Item and failure arrive on a thread
     * of Kafka's that must not be held up.
     */
    public Uni<Void> sendAll(List<ProducerRecord<String, byte[]>> records) {
        return sendAll(records, false);
    }

    private Uni<Void> sendAll(List<ProducerRecord<String, byte[]>> records, boolean inOrder) {
        AtomicReference<KafkaProducer<String, byte[]>> used = new AtomicReference<>();
        Uni<Void> acks = Uni.createFrom().emitter(emitter -> {
            if (takesAtOnce(records.getFirst().topic())) {
                send(records, inOrder, used, emitter);
            } else {
                Thread.ofVirtual().name("muster-producer").start(() -> send(records, inOrder, used, emitter));
            }
        });
        return Contexts.within(vertx, LONGEST, "the ack", acks).onFailure().transform(problem -> {
            discardIfBroken(used.get(), problem);
            return new BrokerUnavailable(
                    "not acknowledged by " + records.getFirst().topic(), problem);
        });
    }

    /**
     * As {@link #sendAll} for records that have one order: none of them is stored behind one that is not. For that a
     * failure ends the producer, before it sends what waits.
     */
    public Uni<Void> sendInOrder(List<ProducerRecord<String, byte[]>> records) {
        return sendAll(records, records.size() > 1);
    }

    /** Kafka's send blocks while the broker is unknown or its buffer is full, which the caller's thread must not. */
    private boolean takesAtOnce(String topic) {
        Long answered = answeredAt.get(topic);
        return answered != null && System.nanoTime() - answered < KNOWN.toNanos() && waiting.get() < ROOM;
    }

    private void send(
            List<ProducerRecord<String, byte[]>> records,
            boolean inOrder,
            AtomicReference<KafkaProducer<String, byte[]>> used,
            UniEmitter<? super Void> acked) {
        AtomicInteger left = new AtomicInteger(records.size());
        try {
            used.set(producer());
            for (ProducerRecord<String, byte[]> record : records) {
                send(used.get(), record, problem -> {
                    if (problem != null) {
                        if (inOrder) {
                            discard(used.get(), problem);
                        }
                        acked.fail(problem);
                    } else if (left.decrementAndGet() == 0) {
                        answeredAt.put(record.topic(), System.nanoTime());
                        acked.complete(null);
                    }
                });
            }
        } catch (RuntimeException problem) {
            acked.fail(problem);
        }
    }

    private void send(
            KafkaProducer<String, byte[]> used, ProducerRecord<String, byte[]> record, Consumer<Exception> answered) {
        int size = record.value() == null ? 0 : record.value().length;
        waiting.addAndGet(size);
        try {
            used.send(record, (stored, problem) -> {
                waiting.addAndGet(-size);
                answered.accept(problem);
            });
        } catch (RuntimeException notTaken) {
            waiting.addAndGet(-size);
            throw notTaken;
        }
    }

    private synchronized KafkaProducer<String, byte[]> producer() {
        if (closed) {
            throw new KafkaException("the service is shutting down");
        }
        if (producer == null) {
            producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    private void discardIfBroken(KafkaProducer<String, byte[]> used, Throwable problem) {
        if (used != null && isFinal(problem) && forget(used, problem)) {
            Thread.ofVirtual().start(() -> used.close(Duration.ZERO));
        }
    }

    /** In the answer to a record, which comes before anything behind it is sent. */
    private void discard(KafkaProducer<String, byte[]> used, Exception problem) {
        forget(used, problem);
        used.close(Duration.ZERO);
    }

    /** @return whether it was in use until now */
    private synchronized boolean forget(KafkaProducer<String, byte[]> used, Throwable problem) {
        if (used != producer) {
            return false;
        }
        LOG.warnf("Kafka's producer is given up and made anew: %s", problem);
        producer = null;
        answeredAt.clear();
        return true;
    }

    private static boolean isFinal(Throwable problem) {
        return problem instanceof IllegalStateException
                || problem instanceof TimeoutException // its thread must have died
                || problem instanceof ProducerFencedException
                || problem instanceof OutOfOrderSequenceException
                || problem instanceof AuthorizationException
                || (problem instanceof KafkaException && !(problem instanceof ApiException));
    }

    /** After whoever sends has stopped. */
    void stop(@Observes @Priority(3000) ShutdownEvent event) {
        KafkaProducer<String, byte[]> last;
        synchronized (this) {
            closed = true;
            last = producer;
            producer = null;
        }
        if (last != null) {
            last.close(Duration.ofSeconds(2));
        }
    }
}
