package io.muster.detection.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {

    @ParameterizedTest
    @CsvSource({
        "https://shop.example/cart?id=1&x=%20, https://shop.example/cart?id=1&x=%20",
        "red shoes, red%20shoes",
        "größe, gr%C3%B6%C3%9Fe",
        "a\\b|c, a%5Cb%7Cc"
    })
    void whatCannotStandInAnAddressIsEncodedAndTheRestIsLeft(String value, String legal) {
        assertThat(Template.legalInAddress(value)).isEqualTo(legal);
    }
}
