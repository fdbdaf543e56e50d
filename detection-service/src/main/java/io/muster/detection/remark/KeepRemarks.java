package io.muster.detection.remark;

import io.muster.detection.alert.Alert;
import io.muster.detection.alert.Alerts;
import io.muster.detection.signal.FactSignal.RemarkKind;
import io.muster.detection.signal.FactSignal.RemarkSignal;
import io.muster.detection.signal.KeepsFact;
import io.muster.durable.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps what other systems tell about alerts. An acknowledgement there is shown and stops no page here; a new message or
 * description becomes that of the alert; priority, tags and details are judged with its signals. For a sender there are only the alerts that came
 * with its own key.
 */
@ApplicationScoped
public class KeepRemarks implements KeepsFact<RemarkSignal> {

    private static final Duration RECEIPTS = Duration.ofDays(1);

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    Remarks remarks;

    @Inject
    Alerts alerts;

    @Inject
    Clock clock;

    @Override
    public Class<RemarkSignal> fact() {
        return RemarkSignal.class;
    }

    @Override
    public Uni<Void> keep(RemarkSignal told) {
        return alerts.locked(List.of(told.fingerprint()))
                .map(known -> Optional.ofNullable(known.get(told.fingerprint()))
                        .filter(alert -> Objects.equals(alert.integration(), told.integration())))
                .call(alert -> alert.map(found -> annotate(found, told))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .flatMap(alert -> remarks.add(remark(told, alert.isPresent())))
                .flatMap(added -> told.remark() == RemarkKind.CREATED
                        ? remarks.forgetCreations(
                                told.fingerprint(), told.receivedAt().minus(RECEIPTS))
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> annotate(Alert alert, RemarkSignal told) {
        return switch (told.remark()) {
            case RETITLED -> alerts.save(List.of(alert.annotated("summary", told.text())), Map.of());
            case DESCRIBED -> alerts.save(List.of(alert.annotated("description", told.text())), Map.of());
            case null, default -> Uni.createFrom().voidItem();
        };
    }

    private Remark remark(RemarkSignal told, boolean alertKnown) {
        return new Remark(
                told.id(),
                told.fingerprint(),
                told.remark() == null ? RemarkKind.NOTED : told.remark(),
                told.format(),
                told.integration(),
                told.alias(),
                told.person(),
                told.text(),
                alertKnown,
                told.receivedAt(),
                clock.instant());
    }

    /** The receipt of a request; empty while it was not processed. */
    public Uni<Optional<Remark>> find(UUID id) {
        return unitOfWork.run(() -> remarks.find(id));
    }

    public Uni<List<Remark>> of(String fingerprint, int rows) {
        return unitOfWork.run(() -> remarks.of(fingerprint, rows));
    }
}
