package io.muster.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StandardWebhooksTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

    /** The vector of the public specification's reference implementations. */
    @Test
    void signsLikeTheSpecification() {
        Map<String, String> headers = StandardWebhooks.headers(
                SECRET, "msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1614265330), BODY);

        assertThat(headers)
                .containsEntry("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek")
                .containsEntry("webhook-timestamp", "1614265330")
                .containsEntry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void verifiesItsOwnSignatureAmongOthers() {
        Instant at = Instant.parse("2026-03-01T10:00:00Z");
        Map<String, String> headers = StandardWebhooks.headers(SECRET, UUID.randomUUID(), at, BODY);

        assertThat(verify(headers, "v1,b3RoZXI= " + headers.get("webhook-signature"), at.plusSeconds(60)))
                .isTrue();
    }

    @Test
    void refusesOldAndForgedMessages() {
        Instant at = Instant.parse("2026-03-01T10:00:00Z");
        Map<String, String> headers = StandardWebhooks.headers(SECRET, UUID.randomUUID(), at, BODY);

        assertThat(verify(headers, headers.get("webhook-signature"), at.plusSeconds(301)))
                .isFalse();
        assertThat(verify(headers, "v1,b3RoZXI=", at)).isFalse();
    }

    private static boolean verify(Map<String, String> headers, String signatures, Instant now) {
        return StandardWebhooks.verify(
                SECRET,
                headers.get("webhook-id"),
                headers.get("webhook-timestamp"),
                signatures,
                BODY,
                now,
                Duration.ofMinutes(5));
    }
}
