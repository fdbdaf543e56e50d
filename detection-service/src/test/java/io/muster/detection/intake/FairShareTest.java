package io.muster.detection.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FairShareTest {

    private static final UUID FLOOD = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    private final FairShare share = new FairShare(100);

    @Test
    void aloneAnIntegrationGetsHalf() {
        assertThat(fill(FLOOD)).isEqualTo(50);
    }

    @Test
    void whoeverFloodsThereIsRoomForAnother() {
        fill(FLOOD);

        assertThat(share.enter(OTHER, 20)).isPresent();
        assertThat(fill(UUID.randomUUID())).isPositive();
    }

    @Test
    void whatLeavesMakesRoomOnce() {
        FairShare.Place place = share.enter(FLOOD, 60).orElseThrow();
        assertThat(share.enter(FLOOD, 1)).isEmpty();

        place.leave();
        place.leave();

        assertThat(fill(FLOOD)).isEqualTo(50);
        assertThat(fill(OTHER)).isEqualTo(25);
    }

    @Test
    void whatIsLargerThanTheRoomNeverFits() {
        assertThat(share.enter(FLOOD, 101)).isEmpty();
        assertThat(share.enter(FLOOD, 100)).isPresent();
        assertThat(share.enter(OTHER, 1)).isEmpty();
    }

    private int fill(UUID who) {
        int entered = 0;
        Optional<FairShare.Place> place = share.enter(who, 1);
        while (place.isPresent()) {
            entered++;
            place = share.enter(who, 1);
        }
        return entered;
    }
}
