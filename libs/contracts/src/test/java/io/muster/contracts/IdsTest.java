package io.muster.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {

    @Test
    void areOfVersionSevenAndInTheOrderOfTheirMoments() {
        UUID first = Ids.at(Events.NOON);
        UUID second = Ids.at(Events.NOON.plusMillis(1));

        assertThat(first.version()).isEqualTo(7);
        assertThat(first.variant()).isEqualTo(2);
        assertThat(first.toString()).isLessThan(second.toString());
        assertThat(Ids.at(Events.NOON)).isNotEqualTo(first);
        assertThat(Ids.madeAt(second)).isEqualTo(Events.NOON.plusMillis(1));
    }

    @Test
    void whatHasANameHasTheSameIdEveryTimeAndItsPlaceAmongTheOthers() {
        UUID named = Ids.named(Events.NOON, "shop 1");

        assertThat(named).isEqualTo(Ids.named(Events.NOON, "shop 1")).isNotEqualTo(Ids.named(Events.NOON, "shop 2"));
        assertThat(named.variant()).isEqualTo(2);
        assertThat(Ids.isNamed(named)).isTrue();
        assertThat(Ids.isNamed(Ids.at(Events.NOON))).isFalse();
        assertThat(named.toString())
                .isGreaterThan(Ids.at(Events.NOON.minusMillis(1)).toString())
                .isLessThan(Ids.at(Events.NOON.plusMillis(1)).toString());
    }
}
