package io.muster.resolution.mitigation.messaging;

import io.muster.durable.Deliveries;
import io.muster.durable.Delivery;
import io.muster.resolution.ResolutionConfig;
import io.muster.resolution.mitigation.HandOver;
import io.muster.resolution.mitigation.Mitigation;
import io.muster.resolution.mitigation.MitigationAction;
import io.muster.resolution.restoration.Facts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Leaves a mitigation as a durable delivery, whose id is the mitigation's. */
@ApplicationScoped
class WebhookHandOver implements HandOver {

    private final Deliveries deliveries;
    private final ResolutionConfig config;
    private final Clock clock;

    WebhookHandOver(Deliveries deliveries, ResolutionConfig config, Clock clock) {
        this.deliveries = deliveries;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Uni<Void> begin(Mitigation mitigation, Facts incident, MitigationAction action) {
        var now = clock.instant();
        return deliveries.enqueue(new Delivery(
                mitigation.id(),
                MitigationWebhook.NAME,
                mitigation.incident(),
                MitigationMessage.of(mitigation, incident, action, now).toJson(),
                now,
                config.mitigation().giveUpAfter()));
    }
}
