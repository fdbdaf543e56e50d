package io.muster.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {

    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    @Test
    void idsAreOfVersion7AndSortByTheirTime() {
        UUID earlier = Ids.at(NOON);
        UUID later = Ids.at(NOON.plusMillis(1));

        assertThat(earlier.version()).isEqualTo(7);
        assertThat(earlier.variant()).isEqualTo(2);
        assertThat(earlier.toString()).isLessThan(later.toString());
        assertThat(earlier.getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
    }

    @Test
    void idsOfOneInstantDiffer() {
        assertThat(Ids.at(NOON)).isNotEqualTo(Ids.at(NOON));
    }
}
