package io.muster.durable;

import io.muster.contracts.LifecycleEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers which events were prepared together; {@link Journal} touches nothing else, and knows nothing from before. */
@ApplicationScoped
class Together implements LifecyclePreparation {

    private final List<List<LifecycleEvent>> groups = new CopyOnWriteArrayList<>();

    @Override
    public Uni<Boolean> prepare(List<LifecycleEvent> events) {
        groups.add(List.copyOf(events));
        return Uni.createFrom().item(false);
    }

    /** The incidents of the groups that have one of these, group by group. */
    List<List<UUID>> incidentsWith(List<UUID> some) {
        return groups.stream()
                .map(group -> group.stream().map(LifecycleEvent::incidentId).toList())
                .filter(group -> group.stream().anyMatch(some::contains))
                .toList();
    }
}
