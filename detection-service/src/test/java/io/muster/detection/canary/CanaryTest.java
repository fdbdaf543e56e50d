package io.muster.detection.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.Canary;
import io.muster.contracts.Topics;
import io.muster.detection.signal.SignalJson;
import io.muster.testkit.EmbeddedBroker;
import io.muster.testkit.Infrastructure;
import io.muster.testkit.LifecycleTopic;
import io.muster.testkit.MovableClock;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A canary goes the way of every signal, and out on a topic of its own. */
@QuarkusTest
@WithMuster
class CanaryTest {

    @Inject
    MovableClock clock;

    @AfterEach
    void reset() {
        clock.reset();
    }

    @Test
    void aCanaryComesThroughEachMinuteAndIsNoIncident() {
        try (var canaries = consumer(Topics.CANARY);
                var signals = consumer(Topics.SIGNALS);
                LifecycleTopic lifecycle = LifecycleTopic.open()) {
            Instant before = clock.instant();
            clock.forward(Duration.ofSeconds(61));

            ConsumerRecord<String, byte[]> out = first(canaries, record -> true);
            Canary canary = Canary.fromJson(out.value());
            ConsumerRecord<String, byte[]> in = first(
                    signals,
                    record -> header(record, "ce_id").equals(canary.id().toString()));

            assertThat(out.key()).isEqualTo(canary.id().toString());
            assertThat(header(out, "ce_type")).isEqualTo(Canary.TYPE);
            assertThat(header(out, "ce_source")).isEqualTo("detection-service");
            assertThat(header(in, "ce_type")).isEqualTo(SignalJson.TYPE);
            assertThat(canary.sentAt()).isBetween(before, clock.instant());
            assertThat(lifecycle.records())
                    .noneMatch(record -> record.key().equals(canary.id().toString()));

            clock.forward(Duration.ofSeconds(61));
            assertThat(first(canaries, next -> !next.key().equals(out.key()))).isNotNull();
            assertThat(Infrastructure.database()
                            .number("select count(*) from decided_signal where signal like '%" + canary.id() + "%'"))
                    .isZero();
        }
    }

    private interface Fits {
        boolean test(ConsumerRecord<String, byte[]> record);
    }

    private static ConsumerRecord<String, byte[]> first(KafkaConsumer<String, byte[]> consumer, Fits fits) {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                if (fits.test(record)) {
                    found.add(record);
                }
            });
            return !found.isEmpty();
        });
        return found.getFirst();
    }

    private static KafkaConsumer<String, byte[]> consumer(String topic) {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", EmbeddedBroker.bootstrapServers(), "group.id", "test-" + UUID.randomUUID()),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        return consumer;
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
