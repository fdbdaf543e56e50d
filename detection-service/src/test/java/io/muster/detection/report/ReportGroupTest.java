package io.muster.detection.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.DetectionEvent.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportGroupTest {

    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final Duration WINDOW = Duration.ofMinutes(5);

    @ParameterizedTest
    @CsvSource({
        "Can't pay, I can’t pay!",
        "Can't pay, Customers cannot pay with Visa",
        "Can't pay, unable to pay since this morning",
        "Can't pay, Payment is failing at the checkout",
        "Payments are declined, paying fails",
        "Die Zahlung schlägt fehl, Zahlung schlagt fehl",
        "The search page is slow, search is very slow for me"
    })
    void whatSaysTheSameIsCountedTogether(String first, String second) {
        assertThat(ReportGroup.among(List.of(group(first, NOW)), second, NOW.plusSeconds(60), WINDOW))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "Can't pay, The search page is slow",
        "Can't pay, Coupon code is not accepted",
        "Pictures are missing on the product page, Wrong prices on the cart page",
        "Can't pay, ???"
    })
    void whatSaysSomethingElseIsNot(String first, String second) {
        assertThat(ReportGroup.among(List.of(group(first, NOW)), second, NOW.plusSeconds(60), WINDOW))
                .isEmpty();
    }

    @Test
    void theWindowGoesOnWithEveryReport() {
        ReportGroup group = group("Can't pay", NOW).counted(NOW.plusSeconds(280));

        assertThat(group.count()).isEqualTo(2);
        assertThat(ReportGroup.among(List.of(group), "cannot pay", NOW.plusSeconds(570), WINDOW))
                .isPresent();
        assertThat(ReportGroup.among(List.of(group), "cannot pay", NOW.plusSeconds(581), WINDOW))
                .isEmpty();
    }

    @Test
    void theOneThatResemblesItMostCounts() {
        ReportGroup cards = group("Visa cards are refused when paying", NOW);
        ReportGroup coupons = group("Coupons are refused", NOW);

        assertThat(ReportGroup.among(List.of(coupons, cards), "visa card refused, cannot pay", NOW, WINDOW))
                .hasValue(cards);
    }

    private static ReportGroup group(String what, Instant at) {
        return new ReportGroup(
                UUID.fromString("019aa000-0000-7000-8000-000000000001"),
                "journey:pay",
                what,
                Source.SUPPORT,
                1,
                at,
                at,
                null,
                1);
    }
}
