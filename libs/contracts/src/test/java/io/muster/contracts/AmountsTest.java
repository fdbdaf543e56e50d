package io.muster.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource({
        "12.34567, 12.3457",
        "0.00005, 0.0001",
        "0.00004, 0.0000",
        "99999999999.99995, 100000000000.0000",
        "1e-20000, 0.0000",
        "1e-2000000000, 0.0000"
    })
    void anAmountIsRoundedToWhatIsKept(BigDecimal told, BigDecimal kept) {
        assertThat(Amounts.rounded(told)).isEqualTo(kept);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"12.5", "1e9", "0"})
    void whatNeedsNoRoundingStaysAsItIs(BigDecimal told) {
        assertThat(Amounts.rounded(told)).isEqualTo(told);
    }

    @Test
    void nothingIsKeptAsNothing() {
        assertThat(Amounts.rounded(new BigDecimal("0E-50"))).isEqualTo("0.0000");
    }
}
