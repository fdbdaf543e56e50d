package io.muster.detection.intake;

import io.muster.detection.integration.IntegrationKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready to take signals in means: the intake log is there, and the keys were read once, which also means that the tables
 * are those of this version. After that the database is not needed for it.
 */
@Readiness
@ApplicationScoped
class IntakeReadiness implements HealthCheck {

    @Inject
    BrokerCheck broker;

    @Inject
    IntegrationKeys keys;

    @Override
    public HealthCheckResponse call() {
        boolean logIsThere = broker.isThere();
        return HealthCheckResponse.named("intake")
                .status(logIsThere && keys.areKnown())
                .withData("log", logIsThere)
                .withData("keys", keys.areKnown())
                .build();
    }
}
