package io.muster.detection.incident;

import io.muster.contracts.Refusal;
import io.muster.detection.DetectionConfig;
import io.muster.detection.alert.Alert;
import io.muster.detection.alert.Alerts;
import io.muster.detection.alert.Alerts.Standing;
import io.muster.detection.report.ReportGroup;
import io.muster.detection.report.ReportGroups;
import io.muster.detection.restriction.RestrictedIncidents;
import io.muster.durable.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Looks up what was detected and what was decided. */
@ApplicationScoped
public class LookUpIncidents {

    private static final int VERSION_WITH_TIME = 7;
    private static final int MOST_ALERTS = 50;

    /** @param alerts the first {@value #MOST_ALERTS} of them */
    public record WithAlerts(DetectedIncident incident, Standing standing, List<Alert> alerts) {}

    /**
     * What became of a report; without a decision it is still on its way.
     *
     * @param group of those who said the same
     */
    public record Receipt(
            UUID id,
            Optional<DecidedSignal> decided,
            Optional<DetectedIncident> incident,
            Optional<ReportGroup> group) {

        /** As those see it who may not know of the incident. */
        static Receipt withoutIncident(UUID id, DecidedSignal decided) {
            return new Receipt(id, Optional.of(decided.withoutIncident()), Optional.empty(), Optional.empty());
        }
    }

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    Incidents incidents;

    @Inject
    Alerts alerts;

    @Inject
    DecidedSignals decidedSignals;

    @Inject
    ReportGroups groups;

    @Inject
    RestrictedIncidents restricted;

    @Inject
    DetectionConfig config;

    @Inject
    Clock clock;

    /** See {@link Incidents#newest}. */
    public Uni<List<DetectedIncident>> newest(Long before, boolean restrictedToo, int rows) {
        return unitOfWork.run(() -> incidents.newest(before, restrictedToo, rows));
    }

    /** @throws Refusal {@code incident-unknown} */
    public Uni<WithAlerts> incident(UUID id) {
        return unitOfWork.run(() -> incidents
                .find(id)
                .map(found -> found.orElseThrow(() -> unknown(id)))
                .flatMap(this::withAlerts));
    }

    private Uni<WithAlerts> withAlerts(DetectedIncident incident) {
        return alerts.standing(incident.id())
                .flatMap(standing -> alerts.list(new Alerts.Filter(null, incident.id(), null), MOST_ALERTS)
                        .map(found -> new WithAlerts(incident, standing, found)));
    }

    /** The refusal for an id nobody knows. */
    public static Refusal unknown(UUID id) {
        return new Refusal(IncidentProblem.INCIDENT_UNKNOWN, "there is no incident " + id, id);
    }

    /**
     * @param restrictedToo whether the reader may know of restricted incidents; to others their reports name none
     * @throws Refusal {@code receipt-unknown} for what was never given, or too long ago
     */
    public Uni<Receipt> receipt(UUID id, boolean restrictedToo) {
        return unitOfWork.run(() -> decidedSignals.find(id).flatMap(decided -> {
            if (decided.isEmpty()) {
                return Uni.createFrom().item(onItsWay(id));
            }
            UUID first =
                    decided.get().countedWith() == null ? id : decided.get().countedWith();
            return groups.find(first)
                    .flatMap(group -> incidentOf(decided.get(), group)
                            .flatMap(incident -> hides(incident.map(DetectedIncident::id), restrictedToo)
                                    .map(hidden -> hidden
                                            ? Receipt.withoutIncident(id, decided.get())
                                            : new Receipt(id, decided, incident, group))));
        }));
    }

    /**
     * @param restrictedToo whether the reader may know of restricted incidents
     * @throws Refusal {@code decision-unknown} for what was not decided about, or only repeated what was known
     */
    public Uni<DecidedSignal> decision(UUID signal, boolean restrictedToo) {
        return unitOfWork
                .run(() -> decidedSignals
                        .find(signal)
                        .flatMap(found -> hides(found.map(DecidedSignal::incidentId), restrictedToo)
                                .map(hidden -> found.filter(decided -> !hidden))))
                .map(found -> found.orElseThrow(() ->
                        new Refusal(IncidentProblem.DECISION_UNKNOWN, "nothing was decided about a signal " + signal)));
    }

    public Uni<List<DecidedSignal>> decisions(DecidedSignals.Filter filter, int rows) {
        return unitOfWork.run(() -> decidedSignals.list(filter, rows));
    }

    private Uni<Boolean> hides(Optional<UUID> incident, boolean restrictedToo) {
        return restrictedToo || incident.isEmpty() ? Uni.createFrom().item(false) : restricted.has(incident.get());
    }

    /** The incident as it is now; of a report that was minor, the one that many of its kind opened later. */
    private Uni<Optional<DetectedIncident>> incidentOf(DecidedSignal decided, Optional<ReportGroup> group) {
        return Optional.ofNullable(decided.incidentId())
                .or(() -> group.map(ReportGroup::incidentId))
                .map(incidents::find)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /** Receipts carry their time: one that is young and not decided about waits in the intake log. */
    private Receipt onItsWay(UUID id) {
        Instant now = clock.instant();
        boolean young = id.version() == VERSION_WITH_TIME
                && Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16)
                        .isAfter(now.minus(config.intake().receiptPatience()));
        if (!young) {
            throw new Refusal(IncidentProblem.RECEIPT_UNKNOWN, "there is no report " + id);
        }
        return new Receipt(id, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
