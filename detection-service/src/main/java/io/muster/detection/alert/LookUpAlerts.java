package io.muster.detection.alert;

import io.muster.detection.alert.Alerts.Filter;
import io.muster.durable.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Looks alerts up. */
@ApplicationScoped
public class LookUpAlerts {

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    Alerts alerts;

    public Uni<List<Alert>> list(Filter filter, int rows) {
        return unitOfWork.run(() -> alerts.list(filter, rows));
    }

    public Uni<Optional<Alert>> find(String fingerprint) {
        return unitOfWork.run(() -> alerts.find(fingerprint));
    }
}
