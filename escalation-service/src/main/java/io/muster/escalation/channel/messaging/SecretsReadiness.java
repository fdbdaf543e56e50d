package io.muster.escalation.channel.messaging;

import io.muster.web.SecretBox;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/** Every message is sealed: without a good key nobody would be paged, so a service without one does not take over. */
@Readiness
@ApplicationScoped
class SecretsReadiness implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(SecretsReadiness.class);
    private static final String NAME = "secrets";
    private static final String SAMPLE = "a page";

    private final HealthCheckResponse response;

    SecretsReadiness(SecretBox secrets) {
        response = tried(secrets);
    }

    @Override
    public HealthCheckResponse call() {
        return response;
    }

    private static HealthCheckResponse tried(SecretBox secrets) {
        try {
            boolean same = SAMPLE.equals(secrets.open(secrets.seal(SAMPLE)));
            return HealthCheckResponse.named(NAME).status(same).build();
        } catch (IllegalArgumentException | IllegalStateException e) {
            LOG.errorf("nobody can be paged: %s", e.getMessage());
            return HealthCheckResponse.named(NAME)
                    .down()
                    .withData("problem", e.getMessage())
                    .build();
        }
    }
}
