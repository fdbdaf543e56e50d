package io.muster.detection.incident;

import io.muster.detection.alert.Alert;
import io.muster.detection.alert.Alerts;
import io.muster.detection.incident.DecidedSignals.Kept;
import io.muster.detection.incident.Holders.Cause;
import io.muster.durable.loop.InTurn;
import io.muster.durable.trace.Traces;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Finds the incidents of what was judged, and stores a batch with all that follows from it, in the caller's transaction,
 * which holds the alerts.
 */
@ApplicationScoped
public class PlaceSignals {

    @Inject
    Alerts alerts;

    @Inject
    Correlation correlation;

    @Inject
    DecidedSignals decidedSignals;

    @Inject
    Teller teller;

    @Inject
    SourceWatch sourceWatch;

    @Inject
    CalmWatch calmWatch;

    @Inject
    Clock clock;

    /**
     * @param before the alerts as they were read
     * @param partitions of the intake log, by the fingerprints of the alerts whose signals come in them
     * @return what was decided, and the alerts as they are stored now
     */
    Uni<Placing> place(Map<String, Alert> before, Judging judging, Map<String, Integer> partitions) {
        List<Cause> causes = judging.turns().stream()
                .map(turn -> Placing.causeOf(turn, judging.alerts()))
                .filter(Objects::nonNull)
                .toList();
        List<Scope> scopes = causes.stream().map(Cause::scope).distinct().toList();
        return correlation
                .hold(scopes, Placing.incidentsOf(judging.turns()), openings(causes))
                .flatMap(holders -> correlation
                        .numbers(mostOpened(causes, holders))
                        .map(numbers -> Placing.of(judging, holders, numbers)))
                .call(placing -> store(before, placing, partitions));
    }

    private static List<Opening> openings(List<Cause> causes) {
        return causes.stream().map(Cause::opening).filter(Objects::nonNull).toList();
    }

    private static int mostOpened(List<Cause> causes, Holders holders) {
        List<Cause> opening =
                causes.stream().filter(cause -> cause.opening() != null).toList();
        Instant latest =
                opening.stream().map(Cause::at).max(Comparator.naturalOrder()).orElse(Instant.MIN);
        return holders.mostOpened(opening.stream().map(Cause::scope).toList(), latest);
    }

    private Uni<Void> store(Map<String, Alert> before, Placing placing, Map<String, Integer> partitions) {
        return correlation
                .store(placing.holders(), id -> resumeTrace(placing, id))
                .flatMap(opened -> alerts.save(changed(before, placing.alerts()), partitions))
                .flatMap(saved -> decidedSignals.add(rows(placing)))
                .flatMap(added -> InTurn.each(placing.touched(), id -> tell(placing, id)))
                .flatMap(told -> InTurn.each(
                        placing.silentIn().entrySet(), silent -> sourceWatch.tell(silent.getKey(), silent.getValue())))
                .flatMap(told -> InTurn.each(placing.watched(), sourceWatch::watch));
    }

    private static Collection<Alert> changed(Map<String, Alert> before, Map<String, Alert> after) {
        return after.values().stream()
                .filter(alert -> alert != before.get(alert.fingerprint()))
                .toList();
    }

    private List<Kept> rows(Placing placing) {
        Instant now = clock.instant();
        return placing.outcomes().stream().map(outcome -> outcome.row(now)).toList();
    }

    /** The incident is held since before the look at its alerts: of two resolves at once the second sees the first. */
    private Uni<Void> tell(Placing placing, UUID id) {
        DetectedIncident incident = placing.holders().get(id);
        resumeTrace(placing, id);
        if (!placing.resolvedIn().contains(id)) {
            return teller.tell(incident);
        }
        return alerts.standing(id)
                .flatMap(standing -> standing.isClear()
                        ? teller.tell(incident.telling(incident.telling().allClear()))
                        : teller.tell(incident).flatMap(told -> calmWatch.watch(id)));
    }

    /** What follows goes on with the trace of the first signal of the incident. */
    private static void resumeTrace(Placing placing, UUID incidentId) {
        Accepted first = placing.firstOf(incidentId);
        if (first != null) {
            Traces.resume(first.headers());
        }
    }
}
