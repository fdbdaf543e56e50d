package io.muster.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpAnswerTest {

    @Test
    void tellsHowLongTheOtherSideAsksToBeLeftAlone() {
        assertThat(answer(Map.of("Retry-After", List.of("30"))).rest()).isEqualTo(Duration.ofSeconds(30));
        assertThat(answer(Map.of(
                                "retry-after",
                                List.of("Thu, 26 Nov 2026 10:02:00 GMT"),
                                "date",
                                List.of("Thu, 26 Nov 2026 10:00:30 GMT")))
                        .rest())
                .isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void whatItDoesNotSayOrNobodyUnderstandsIsNoTime() {
        assertThat(answer(Map.of()).rest()).isZero();
        assertThat(answer(Map.of("Retry-After", List.of("-5"))).rest()).isZero();
        assertThat(answer(Map.of("Retry-After", List.of("soon"))).rest()).isZero();
        assertThat(answer(Map.of("Retry-After", List.of("9".repeat(40)))).rest())
                .isZero();
        assertThat(answer(Map.of("Retry-After", List.of("Thu, 26 Nov 2026 10:02:00 GMT")))
                        .rest())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "text/html; charset=ISO-8859-1, ISO-8859-1",
        "text/html;charset=\"iso-8859-1\", ISO-8859-1",
        "text/html; charset=utf-8, UTF-8",
        "text/html; charset=klingon, UTF-8",
        "application/json, UTF-8"
    })
    void isReadInTheCharsetThatItsTypeNames(String type, Charset charset) {
        byte[] body = "Größe".getBytes(charset);

        assertThat(new HttpAnswer(200, Map.of("Content-Type", List.of(type)), body).text())
                .isEqualTo("Größe");
    }

    private static HttpAnswer answer(Map<String, List<String>> headers) {
        return new HttpAnswer(429, headers, new byte[0]);
    }
}
