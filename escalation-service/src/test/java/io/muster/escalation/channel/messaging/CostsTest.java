package io.muster.escalation.channel.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.TriageEvent.Band;
import io.muster.contracts.TriageEvent.RevenueAtRisk;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CostsTest {

    @Test
    void thePaceIsABandAndTheSumIsItsCentre() {
        assertThat(Costs.inWords(revenue(band("1200.4", "1500", "1899.5"))))
                .isEqualTo("1,200 to 1,900 EUR a minute, 24,000 EUR so far (B3)");
    }

    @Test
    void aBandThatRoundsToOneNumberIsOneNumber() {
        assertThat(Costs.inWords(revenue(band("9.6", "10", "10.4"))))
                .isEqualTo("10 EUR a minute, 24,000 EUR so far (B3)");
    }

    @Test
    void whatChanceMayHideIsSaidToBeTheMost() {
        var perhaps = new RevenueAtRisk(
                "EUR", band("0", "0", "90"), band("0", "0", "1200"), band("0", "0", "12"), null, Instant.EPOCH, "B1");

        assertThat(Costs.inWords(perhaps)).isEqualTo("0 to 90 EUR a minute, at most 1,200 EUR so far (B1)");
    }

    private static RevenueAtRisk revenue(Band perMinute) {
        return new RevenueAtRisk(
                "EUR", perMinute, band("19000", "24000", "31000"), band("1", "2", "3"), null, Instant.EPOCH, "B3");
    }

    private static Band band(String low, String central, String high) {
        return new Band(new BigDecimal(low), new BigDecimal(central), new BigDecimal(high));
    }
}
