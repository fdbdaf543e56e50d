package io.muster.durable.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ShardsTest {
    private static final Duration LEASE = Duration.ofSeconds(4);

    private final Shards shards = new Shards();

    @Test
    void aLeaseIsTrustedForThreeQuartersOfItsTime() {
        shards.granted(Map.of(1, 7L), 0, LEASE);

        assertThat(shards.holds(1, Duration.ofMillis(2999).toNanos())).isTrue();
        assertThat(shards.holds(1, Duration.ofMillis(3001).toNanos())).isFalse();
        assertThat(shards.holds(2, 0)).isFalse();
    }

    @Test
    void whatIsNotGrantedAgainIsLost() {
        shards.granted(Map.of(1, 7L, 2, 3L), 0, LEASE);
        shards.granted(Map.of(2, 3L), 10, LEASE);

        assertThat(shards.held(10)).containsExactly(2);
    }

    @Test
    void tellsWhenAShardComesNewOrBack() {
        assertThat(shards.granted(Map.of(1, 7L), 0, LEASE)).isTrue();
        assertThat(shards.granted(Map.of(1, 7L), 0, LEASE)).isFalse();
        assertThat(shards.granted(Map.of(1, 9L), 0, LEASE)).isTrue();
    }

    @Test
    void theClockOfNanosMayWrapAround() {
        long start = Long.MAX_VALUE - 5;
        shards.granted(Map.of(1, 7L), start, LEASE);

        assertThat(shards.holds(1, start + 1000)).isTrue();
    }

    @Test
    void anIncidentAlwaysHasTheSameShard() {
        UUID incident = UUID.randomUUID();

        assertThat(Shards.of(incident))
                .isEqualTo(Shards.of(UUID.fromString(incident.toString())))
                .isBetween(0, Shards.COUNT - 1);
    }
}
