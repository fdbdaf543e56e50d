package io.muster.triage.record.messaging;

import io.muster.contracts.LifecycleEvent;
import io.muster.durable.LifecyclePreparation;
import io.muster.triage.record.FollowIncident;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Whoever hears of an incident here locks its record. */
@ApplicationScoped
class RecordsTogether implements LifecyclePreparation {

    private final FollowIncident followIncident;

    RecordsTogether(FollowIncident followIncident) {
        this.followIncident = followIncident;
    }

    @Override
    public Uni<Boolean> prepare(List<LifecycleEvent> events) {
        return followIncident.prepare(events);
    }
}
