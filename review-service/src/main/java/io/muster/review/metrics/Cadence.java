package io.muster.review.metrics;

import io.muster.contracts.Audience;
import io.muster.contracts.CommsEvent.UpdateOverdue;
import io.muster.contracts.CommsEvent.UpdateOwed;
import io.muster.contracts.CommsEvent.UpdatePublished;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.ReviewEvent.IncidentClosed;
import io.muster.contracts.TriageEvent.IncidentDismissed;
import io.muster.contracts.TriageEvent.IncidentMerged;
import java.util.List;

/**
 * Whether updates came when they were due (R55–R57): the first ones when policy owed them, each further one when the one
 * before promised it. A due time counts once its update is out or its time has passed, by the stream's own clock; what is
 * not due yet counts neither way.
 *
 * @param external how many updates went outside the company
 * @param internal how many stayed inside
 * @param promised how many due times there were
 * @param kept how many of them in time
 */
public record Cadence(int external, int internal, int promised, int kept) {

    /** Kept due times of all, in whole percent; null when there was none. */
    public Integer percent() {
        return promised == 0 ? null : 100 * kept / promised;
    }

    Cadence plus(Cadence other) {
        return new Cadence(
                external + other.external, internal + other.internal, promised + other.promised, kept + other.kept);
    }

    static Cadence of(List<LifecycleEvent> events) {
        DueTimes outside = new DueTimes();
        DueTimes inside = new DueTimes();
        int external = 0;
        int internal = 0;
        for (LifecycleEvent event : events) {
            switch (event) {
                case UpdateOwed e -> reached(e.audiences(), outside, inside).forEach(side -> side.owe(e.dueAt()));
                case UpdateOverdue e ->
                    reached(e.audiences(), outside, inside).forEach(side -> side.miss(e.promisedFor()));
                case UpdatePublished e -> {
                    reached(e.audiences(), outside, inside)
                            .forEach(side -> side.published(e.occurredAt(), e.nextUpdateDue()));
                    external += e.isExternal() ? 1 : 0;
                    internal += e.isExternal() ? 0 : 1;
                }
                case IncidentClosed _, IncidentDismissed _, IncidentMerged _ ->
                    List.of(outside, inside).forEach(side -> side.ended(event.occurredAt()));
                default -> {}
            }
            outside.passed(event.occurredAt());
            inside.passed(event.occurredAt());
        }
        return new Cadence(external, internal, outside.counted() + inside.counted(), outside.kept() + inside.kept());
    }

    private static List<DueTimes> reached(List<Audience> audiences, DueTimes outside, DueTimes inside) {
        boolean out = audiences.stream().anyMatch(Audience::isExternal);
        boolean in = audiences.stream().anyMatch(audience -> !audience.isExternal());
        return out && in ? List.of(outside, inside) : out ? List.of(outside) : in ? List.of(inside) : List.of();
    }
}
