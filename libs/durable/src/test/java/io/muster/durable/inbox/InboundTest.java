package io.muster.durable.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When something happened is told without its sender's clock, where that can be told at all. */
class InboundTest {

    private static final Instant TAKEN = Instant.parse("2026-11-20T10:00:00Z");

    @Test
    void itIsAsLongAgoAsTheBrokerHasItAndAsItHadWaited() {
        var record = record(TimestampType.LOG_APPEND_TIME, "PT2H");

        assertThat(Inbound.received(record).happened()).contains(Instant.parse("2026-11-20T08:00:00Z"));
    }

    @Test
    void theTimeOfARecordThatItsSenderHasSetTellsNothing() {
        assertThat(Inbound.received(record(TimestampType.CREATE_TIME, "PT0S")).happened())
                .isEmpty();
    }

    @Test
    void whatDoesNotSayHowLongItHasWaitedMayBeOld() {
        assertThat(Inbound.received(record(TimestampType.LOG_APPEND_TIME, null)).happened())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "an hour", "P999999999999D", "PT9223372036854775807S"})
    void nonsenseTellsNothing(String waited) {
        assertThat(Inbound.received(record(TimestampType.LOG_APPEND_TIME, waited))
                        .happened())
                .isEmpty();
    }

    private static ConsumerRecord<String, byte[]> record(TimestampType timestamps, String waited) {
        RecordHeaders headers = new RecordHeaders();
        if (waited != null) {
            headers.add(Inbound.WAITED, waited.getBytes(StandardCharsets.UTF_8));
        }
        return new ConsumerRecord<>(
                "muster.lifecycle.v1",
                3,
                42,
                TAKEN.toEpochMilli(),
                timestamps,
                1,
                0,
                "key",
                new byte[0],
                headers,
                Optional.empty());
    }
}
