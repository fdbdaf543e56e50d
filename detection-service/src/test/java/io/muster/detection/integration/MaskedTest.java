package io.muster.detection.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"routing_key\":\"s3cr3t-value\",\"event_action\":\"trigger\"}",
                "{\"routing_key\": \"s3cr3t-value",
                "{\"details\":{\"api-key\":\"s3cr3t-value\",\"x\":1}}",
                "{\"db_password\":\"a\\\"s3cr3t-value\"}",
                "token=s3cr3t-value&a=b",
                "Authorization: Bearer s3cr3t-value",
                "curl -H 'Authorization: GenieKey s3cr3t-value'",
                "https://user:s3cr3t-value@shop.example/pay",
                "mk_s3cr3t-values3cr3t-values3cr3t-value"
            })
    void secretsAreNotKept(String body) {
        assertThat(of(body, 4096)).contains("•••").doesNotContain("s3cr3t-value");
    }

    @Test
    void theRestStays() {
        assertThat(of("{\"summary\":\"Cards are refused\",\"token\":\"x\",\"n\":1}", 4096))
                .isEqualTo("{\"summary\":\"Cards are refused\",\"token\":•••,\"n\":1}");
    }

    @Test
    void theWordsOfARefusalAreMaskedToo() {
        assertThat(Masked.of("\"Bearer s3cr3t-value\" is no priority, nor is token=s3cr3t-value", 1_000))
                .contains("•••", "is no priority")
                .doesNotContain("s3cr3t-value");
    }

    @Test
    void onlyTheBeginningIsKeptAndNothingThatNoColumnHolds() {
        assertThat(of("a\0" + "b".repeat(100), 10)).isEqualTo("a\uFFFD" + "b".repeat(8) + "…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":\"mk_s3cr3t\"}",
                "{\"a\":\"amqp://shop:s3cr3t@queue.example\"}",
                "{\"a\":\"Bearer s3cr3t-value\"}",
                "{\"token\":\"s3cr3t-value\"}"
            })
    void aSecretThatIsCutIsNotKeptEither(String body) {
        int most = body.indexOf("s3cr3t") + 5;

        assertThat(of(body, most)).endsWith("•••…").doesNotContain("s3cr3");
        assertThat(Masked.of(body, most)).endsWith("•••").doesNotContain("s3cr3");
    }

    @Test
    void noBodyTakesLong() {
        for (String body :
                new String[] {"a".repeat(4096), "token".repeat(800), "token=\"" + "\\a".repeat(2000), "://".repeat(1300)
                }) {
            assertTimeout(Duration.ofSeconds(3), () -> of(body, 4096));
        }
    }

    private static String of(String body, int most) {
        return Masked.of(body.getBytes(StandardCharsets.UTF_8), most);
    }
}
