package io.muster.detection.alert;

import io.muster.detection.alert.Alerts.Filter;
import io.muster.detection.restriction.RestrictedIncidents;
import io.muster.durable.UnitOfWork;
import io.muster.durable.merge.MergedIncidents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
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
    RestrictedIncidents restricted;

    @Inject
    KnownAlerts known;

    @Inject
    MergedIncidents merged;

    /** Those of a merged incident are those of the one that it lives on in. */
    public Uni<List<Alert>> list(Filter filter, int rows) {
        return unitOfWork
                .run(() -> filter.incidentId() == null
                        ? alerts.list(filter, rows)
                        : merged.survivor(filter.incidentId())
                                .flatMap(survivor -> alerts.list(filter.about(survivor), rows)))
                .map(found -> found.stream().map(known::completed).toList());
    }

    /** Those of the fingerprints that are known, without order, for a reader who may know of each. */
    public Uni<List<Alert>> all(Collection<String> fingerprints) {
        return unitOfWork
                .run(() -> alerts.all(fingerprints))
                .map(found -> found.stream().map(known::completed).toList());
    }

    /** @param restrictedToo whether the reader may know of restricted incidents; for others their alerts are not there */
    public Uni<Optional<Alert>> find(String fingerprint, boolean restrictedToo) {
        return unitOfWork
                .run(() -> alerts.find(fingerprint)
                        .flatMap(found -> hides(found, restrictedToo).map(hidden -> found.filter(alert -> !hidden))))
                .map(found -> found.map(known::completed));
    }

    /** Whether it is an alert that a reader who may not know of restricted incidents may not know of either. */
    public Uni<Boolean> isRestricted(String fingerprint) {
        return unitOfWork.run(() -> alerts.find(fingerprint).flatMap(found -> hides(found, false)));
    }

    private Uni<Boolean> hides(Optional<Alert> found, boolean restrictedToo) {
        return found.map(Alert::incidentId)
                .filter(incident -> !restrictedToo)
                .map(restricted::has)
                .orElseGet(() -> Uni.createFrom().item(false));
    }
}
