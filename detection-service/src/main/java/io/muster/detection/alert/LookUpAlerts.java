package io.muster.detection.alert;

import io.muster.detection.alert.Alerts.Filter;
import io.muster.durable.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Looks alerts up. Repetitions that this replica took in and has not stored yet are counted. */
@ApplicationScoped
public class LookUpAlerts {

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    Alerts alerts;

    @Inject
    KnownAlerts known;

    public Uni<List<Alert>> list(Filter filter, int rows) {
        return unitOfWork
                .run(() -> alerts.list(filter, rows))
                .map(found -> found.stream().map(known::completed).toList());
    }

    public Uni<Optional<Alert>> find(String fingerprint) {
        return unitOfWork.run(() -> alerts.find(fingerprint)).map(found -> found.map(known::completed));
    }
}
