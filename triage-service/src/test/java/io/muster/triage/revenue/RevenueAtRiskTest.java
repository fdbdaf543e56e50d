package io.muster.triage.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Ids;
import io.muster.contracts.Journey;
import io.muster.contracts.Measure;
import io.muster.contracts.Severity;
import io.muster.contracts.Topics;
import io.muster.contracts.TriageEvent.ImpactAssessed;
import io.muster.contracts.TriageEvent.SeverityChanged;
import io.muster.testkit.EmbeddedBroker;
import io.muster.testkit.WithMuster;
import io.muster.triage.Fixtures;
import io.muster.triage.TriageScene;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** From measures to money, and from money to severity. */
@QuarkusTest
@WithMuster
class RevenueAtRiskTest extends TriageScene {

    @Test
    void whatItCostsIsCountedFromTheMeasuresAndRaisesTheSeverity() {
        var minute = now().truncatedTo(ChronoUnit.MINUTES);
        var id = Ids.at(now());
        topic.publish(Fixtures.detected(id, now(), Source.SUPPORT, Severity.SEV3, List.of("mars"), Journey.SELL));
        topic.await(ImpactAssessed.class, id);
        Awaitility.await()
                .untilAsserted(() -> record(id)
                        .body("revenueAtRisk.state", equalTo("unknown"))
                        .body("revenueAtRisk.unknownBecause", equalTo("no orders are measured for what is hit")));

        for (int i = 0; i < 3; i++) {
            measured(minute.minusSeconds(60L * i), 0);
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    clock.forward(Duration.ofSeconds(20));
                    return "known".equals(as("vito").get("/incidents/{id}", id).path("revenueAtRisk.state"));
                });

        var told = topic.await(ImpactAssessed.class, id, 2).getLast();
        assertThat(told.revenue().currency()).isEqualTo("EUR");
        assertThat(told.revenue().perMinute().central()).isEqualByComparingTo("1500");
        assertThat(told.actor().id()).isEqualTo("revenue-at-risk");
        assertThat(topic.await(SeverityChanged.class, id, 2).getLast().to()).isEqualTo(Severity.SEV1);
        record(id)
                .body("revenueAtRisk.method", equalTo("B3"))
                .body("revenueAtRisk.segments", equalTo(List.of("sell/mars/*/*")))
                .body("severity", equalTo("SEV1"));
    }

    private static void measured(Instant minute, double actual) {
        var measure = new Measure(
                Measure.Metric.ORDERS,
                new Measure.Segment(Journey.SELL, "mars", null, null),
                minute,
                actual,
                new Measure.Expected(27, 30, 33, "B3", 0.9),
                new Measure.Money(new BigDecimal("50.00"), "EUR"));
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", EmbeddedBroker.bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(
                    new ProducerRecord<>(Topics.MEASURES, measure.segment().key(), measure.toJson()));
        }
    }
}
