package io.muster.review.timeline;

import io.muster.contracts.Incident;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** Keeps every event of every incident, and where the incident stands after it. Runs in the inbox's transaction. */
@ApplicationScoped
public class TimelineKeeper {

    @Inject
    Timelines timelines;

    @Inject
    Incidents incidents;

    @Inject
    @Any
    Instance<TimelineListener> listeners;

    public Uni<Void> keep(TimelineRow row) {
        return incidents.lock(row.event().incidentId()).chain(before -> {
            Incident after = before.after(row.event());
            return timelines.append(row).chain(() -> incidents.save(after)).chain(() -> tell(row, before, after));
        });
    }

    private Uni<Void> tell(TimelineRow row, Incident before, Incident after) {
        Uni<Void> told = Uni.createFrom().voidItem();
        for (TimelineListener listener : listeners) {
            told = told.chain(() -> listener.kept(before, after, row.event()));
        }
        return told;
    }
}
