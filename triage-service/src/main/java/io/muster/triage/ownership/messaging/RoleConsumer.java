package io.muster.triage.ownership.messaging;

import io.muster.contracts.EscalationEvent.RoleAssigned;
import io.muster.contracts.LifecycleEvent;
import io.muster.durable.LifecycleConsumer;
import io.muster.durable.Received;
import io.muster.triage.ownership.NameOwner;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

@ApplicationScoped
class RoleConsumer implements LifecycleConsumer {

    private final NameOwner owners;

    RoleConsumer(NameOwner owners) {
        this.owners = owners;
    }

    @Override
    public Set<Class<? extends LifecycleEvent>> consumes() {
        return Set.of(RoleAssigned.class);
    }

    @Override
    public Uni<Void> on(LifecycleEvent event, Received received) {
        return owners.assigned((RoleAssigned) event);
    }
}
