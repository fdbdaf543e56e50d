package io.muster.escalation.channel.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.web.SecretBox;
import java.util.Base64;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class SecretsReadinessTest {

    @Test
    void aGoodKeyIsReady() {
        String key = Base64.getEncoder().encodeToString(new byte[32]);

        assertThat(checked(key).getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void whereNoMessageCouldBeSealedNobodyIsServed() {
        String tooShort = Base64.getEncoder().encodeToString(new byte[16]);

        HealthCheckResponse answer = checked(tooShort);

        assertThat(answer.getStatus()).isEqualTo(Status.DOWN);
        assertThat(answer.getData().orElseThrow())
                .containsEntry("problem", "muster.secrets.key must be base64 of 32 bytes, not of 16");
        assertThat(checked("not base64!").getStatus()).isEqualTo(Status.DOWN);
    }

    private static HealthCheckResponse checked(String key) {
        return new SecretsReadiness(SecretBox.withKey(key)).call();
    }
}
