package io.muster.detection.integration;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Ids;
import io.muster.contracts.Refusal;
import io.muster.detection.DetectionConfig;
import io.muster.durable.DatabaseNotifications;
import io.muster.durable.UnitOfWork;
import io.muster.web.Secrets;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An admin gives systems keys and takes them away. Every change is told to all replicas with its commit. */
@ApplicationScoped
public class KeepIntegrations {

    static final String CHANNEL = "muster_integrations";
    private static final String KEY_PREFIX = "mk_";

    /** @param key in clear; told now and never again */
    public record WithKey(Integration integration, String key) {}

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    Integrations integrations;

    @Inject
    DatabaseNotifications notifications;

    @Inject
    IntegrationKeys keys;

    @Inject
    DetectionConfig config;

    @Inject
    Clock clock;

    /** @throws Refusal {@code integration-name-taken} */
    public Uni<WithKey> create(String name, Source source, String person) {
        String key = KEY_PREFIX + Secrets.randomToken();
        Instant now = clock.instant();
        Integration created = Integration.created(Ids.at(now), name, source, Secrets.sha256(key), person, now);
        return unitOfWork
                .run(() -> integrations
                        .isNameTaken(name)
                        .invoke(taken -> refuseTaken(taken, name))
                        .flatMap(free -> integrations.add(created))
                        .flatMap(added -> tellReplicas()))
                .call(keys::refresh)
                .replaceWith(new WithKey(created, key));
    }

    /** @throws Refusal {@code integration-unknown} or {@code integration-revoked} */
    public Uni<WithKey> rotate(UUID id) {
        String key = KEY_PREFIX + Secrets.randomToken();
        Instant now = clock.instant();
        return unitOfWork
                .run(() -> known(id)
                        .map(present -> {
                            if (present.isRevoked()) {
                                throw new Refusal(
                                        IntegrationProblem.INTEGRATION_REVOKED, "a revoked integration gets no key");
                            }
                            return present.rotated(
                                    Secrets.sha256(key),
                                    now,
                                    now.plus(config.keys().overlap()));
                        })
                        .call(integrations::save)
                        .call(this::tellReplicas))
                .call(keys::refresh)
                .map(rotated -> new WithKey(rotated, key));
    }

    /** Its keys stop working at once. Revoking again changes nothing. @throws Refusal {@code integration-unknown} */
    public Uni<Void> revoke(UUID id) {
        return unitOfWork
                .run(() -> known(id)
                        .map(present -> present.revoked(clock.instant()))
                        .call(integrations::save)
                        .call(this::tellReplicas))
                .call(keys::refresh)
                .replaceWithVoid();
    }

    public Uni<List<Integration>> list(UUID after, int rows) {
        return unitOfWork.run(() -> integrations.list(after, rows));
    }

    private Uni<Integration> known(UUID id) {
        return integrations
                .locked(id)
                .map(found -> found.orElseThrow(
                        () -> new Refusal(IntegrationProblem.INTEGRATION_UNKNOWN, "there is no integration " + id)));
    }

    private Uni<Void> tellReplicas() {
        return notifications.notify(CHANNEL, "");
    }

    private static void refuseTaken(boolean taken, String name) {
        if (taken) {
            throw new Refusal(IntegrationProblem.NAME_TAKEN, "an integration named \"" + name + "\" exists");
        }
    }
}
