package io.muster.detection.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready to take signals in means: the intake log is there. The database is not needed for it. */
@Readiness
@ApplicationScoped
class IntakeReadiness implements HealthCheck {

    @Inject
    BrokerCheck broker;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("intake log").status(broker.isThere()).build();
    }
}
