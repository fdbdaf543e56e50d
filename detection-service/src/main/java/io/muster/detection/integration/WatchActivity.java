package io.muster.detection.integration;

import io.muster.contracts.Ids;
import io.muster.detection.DetectionConfig;
import io.muster.detection.integration.Activity.RejectedPayload;
import io.muster.detection.signal.Labels;
import io.muster.durable.UnitOfWork;
import io.muster.durable.loop.Pulse;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When an integration was last seen and what was refused of it. Counted in memory, a bounded part for each integration,
 * and added to the database every few seconds: while that is away, counting goes on.
 */
@ApplicationScoped
public class WatchActivity {

    private static final int LONGEST_WORDS = 1_000;

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    Activities activities;

    @Inject
    Integrations integrations;

    @Inject
    DetectionConfig config;

    @Inject
    Clock clock;

    @Inject
    Vertx vertx;

    private final Map<UUID, Activity> unsaved = new ConcurrentHashMap<>();
    private Pulse sweep;

    void start(@Observes StartupEvent event) {
        Duration every = config.keys().activity();
        sweep = new Pulse(vertx, "integration activity", every, () -> save().replaceWith(every));
        sweep.start();
    }

    void stop(@Observes ShutdownEvent event) {
        sweep.stop();
    }

    public void seen(Sender sender, Instant now) {
        unsaved.compute(sender.integrationId(), (id, known) -> (known == null ? Activity.none() : known).seen(now));
    }

    /** @param reason invalid, too-large or signature @param told the words of the refusal; may be null */
    public void rejected(Sender sender, String format, String reason, String told, byte[] body) {
        Instant now = clock.instant();
        RejectedPayload payload = new RejectedPayload(
                Ids.at(now),
                format,
                reason,
                brief(told),
                Masked.of(body, config.keys().rejectedPart()),
                now);
        unsaved.compute(
                sender.integrationId(), (id, known) -> (known == null ? Activity.none() : known).rejected(payload));
    }

    private static String brief(String told) {
        return told == null ? null : Labels.storable(Masked.of(told, LONGEST_WORDS));
    }

    /** It sent more than its share; what it sent is not looked at. */
    public void overLimit(Sender sender) {
        unsaved.computeIfPresent(sender.integrationId(), (id, known) -> known.refused());
    }

    public Uni<Map<UUID, Activity>> of(Collection<UUID> integrationIds) {
        return save().flatMap(saved -> unitOfWork.run(() -> activities.of(integrationIds)));
    }

    /** The last refused requests of an integration, newest first. @throws Refusal {@code integration-unknown} */
    public Uni<List<RejectedPayload>> rejected(UUID integrationId) {
        return save().flatMap(saved -> unitOfWork.run(() -> integrations
                .locked(integrationId)
                .invoke(found -> found.orElseThrow(() -> KeepIntegrations.unknown(integrationId)))
                .flatMap(known -> activities.rejected(integrationId))));
    }

    private Uni<Void> save() {
        return Multi.createFrom()
                .items(() -> unsaved.keySet().stream())
                .onItem()
                .transformToUniAndConcatenate(this::save)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> save(UUID integrationId) {
        Activity more = unsaved.remove(integrationId);
        return more == null
                ? Uni.createFrom().voidItem()
                : unitOfWork
                        .run(() -> activities.add(integrationId, more))
                        .onFailure()
                        .invoke(problem -> unsaved.merge(integrationId, more, (later, earlier) -> earlier.and(later)));
    }
}
