package io.muster.detection.retention;

import io.muster.detection.DetectionConfig;
import io.muster.detection.DetectionConfig.Keep;
import io.muster.detection.alert.Alerts;
import io.muster.detection.change.Changes;
import io.muster.detection.incident.DecidedSignals;
import io.muster.detection.incident.Incidents;
import io.muster.detection.remark.Remarks;
import io.muster.detection.report.ReportGroups;
import io.muster.durable.Rounds;
import io.muster.durable.loop.InTurn;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Forgets what is over and was kept long enough, a limited number at a time and on one replica at a time. What fires, and
 * what an incident that goes on needs, stays however old it is.
 */
@ApplicationScoped
public class ForgetOld extends Rounds {

    static final String KIND = "forget-old";
    private static final Duration EVERY = Duration.ofMinutes(10);

    /** Of each kind in one round. */
    private static final int MOST = 2_000;

    @Inject
    Incidents incidents;

    @Inject
    Alerts alerts;

    @Inject
    DecidedSignals decidedSignals;

    @Inject
    ReportGroups reportGroups;

    @Inject
    Changes changes;

    @Inject
    Remarks remarks;

    @Inject
    DetectionConfig config;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    protected Duration every() {
        return EVERY;
    }

    @Override
    protected Uni<Boolean> round(Instant now) {
        return forget(now, MOST);
    }

    /** Joins the caller's transaction. @return whether there may be more to forget */
    Uni<Boolean> forget(Instant now, int most) {
        return incidents
                .goingOn(now)
                .map(Needed::by)
                .flatMap(needed ->
                        InTurn.collect(kinds(now, needed, most), Supplier::get).map(gone -> gone.contains(most)));
    }

    private List<Supplier<Uni<Integer>>> kinds(Instant now, Needed needed, int most) {
        Keep keep = config.keep();
        Instant decided = now.minus(keep.decisions());
        return List.of(
                () -> alerts.forget(now.minus(keep.alerts()), needed.incidents(), most),
                () -> decidedSignals.forget(decided, needed.incidents(), most),
                () -> reportGroups.forget(decided, needed.incidents(), most),
                () -> changes.forget(needed.changesBefore(now.minus(keep.changes())), most),
                () -> remarks.forget(now.minus(keep.remarks()), needed.incidents(), most));
    }
}
