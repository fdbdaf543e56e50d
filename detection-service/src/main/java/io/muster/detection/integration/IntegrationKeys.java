package io.muster.detection.integration;

import io.muster.contracts.Refusal;
import io.muster.detection.DetectionConfig;
import io.muster.durable.DatabaseNotifications;
import io.muster.durable.UnitOfWork;
import io.muster.durable.loop.Pulse;
import io.muster.web.Secrets;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Whose key it is, from memory: signals are taken in while the database is gone. The memory is read anew after every
 * change (told by the database), at every sweep, and when an unknown key comes along.
 */
@ApplicationScoped
public class IntegrationKeys {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final String BEARER = "bearer ";
    private static final String BASIC = "basic ";

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    Integrations integrations;

    @Inject
    DatabaseNotifications notifications;

    @Inject
    DetectionConfig config;

    @Inject
    Clock clock;

    @Inject
    Vertx vertx;

    private volatile Memory memory = new Memory(List.of(), Instant.MIN);
    private final AtomicReference<Instant> lookedAt = new AtomicReference<>(Instant.MIN);
    private Pulse sweep;

    private record Memory(List<Integration> active, Instant readAt) {

        Optional<Sender> senderOf(String hash, Instant now) {
            return active.stream()
                    .filter(integration -> integration.accepts(hash, now))
                    .findFirst()
                    .map(Sender::of);
        }
    }

    void start(@Observes StartupEvent event) {
        Duration every = config.keys().refresh();
        sweep = new Pulse(vertx, "integration keys", every, () -> refresh().replaceWith(every));
        notifications.listen(KeepIntegrations.CHANNEL, changed -> sweep.wake(), sweep::wake);
        sweep.start();
    }

    void stop(@Observes ShutdownEvent event) {
        sweep.stop();
    }

    /**
     * The sender of a call.
     *
     * @param authorization the header: the key as bearer token, or as the password of basic authentication
     * @throws Refusal (as failure) {@code integration-key-required} for no key or one that is not ours, {@code
     *     integration-keys-unavailable} when an unknown key cannot be looked up: it may be a new one
     */
    public Uni<Sender> senderOf(String authorization) {
        return keyIn(authorization)
                .map(this::senderOfKey)
                .orElseGet(() -> Uni.createFrom().failure(refused()));
    }

    private Uni<Sender> senderOfKey(String key) {
        String hash = Secrets.sha256(key);
        Instant now = clock.instant();
        Optional<Sender> known = memory.senderOf(hash, now);
        if (known.isPresent()) {
            return Uni.createFrom().item(known.get());
        }
        if (isRecent(memory.readAt(), now)) {
            return Uni.createFrom().failure(refused());
        }
        return mayLookAgain(now) ? lookUp(hash, now) : Uni.createFrom().failure(unavailable());
    }

    /** One look a second is enough for everyone, however many unknown keys come along. */
    private boolean mayLookAgain(Instant now) {
        Instant last = lookedAt.get();
        return !isRecent(last, now) && lookedAt.compareAndSet(last, now);
    }

    /** A clock that was set back makes nothing recent. */
    private static boolean isRecent(Instant then, Instant now) {
        return !now.isBefore(then) && now.isBefore(then.plus(LOOK_AGAIN));
    }

    private Uni<Sender> lookUp(String hash, Instant now) {
        return refresh()
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .transform(problem -> unavailable())
                .map(read -> memory.senderOf(hash, now).orElseThrow(IntegrationKeys::refused));
    }

    /** Reads the keys anew. */
    Uni<Void> refresh() {
        return unitOfWork
                .run(integrations::active)
                .invoke(active -> memory = new Memory(active, clock.instant()))
                .replaceWithVoid();
    }

    private static Refusal refused() {
        return new Refusal(
                IntegrationProblem.KEY_REQUIRED,
                "send the key of an integration as bearer token or as password of basic authentication");
    }

    private static Refusal unavailable() {
        return new Refusal(
                IntegrationProblem.KEYS_UNAVAILABLE, "the key is not known here and cannot be looked up now");
    }

    static Optional<String> keyIn(String authorization) {
        if (authorization == null) {
            return Optional.empty();
        }
        if (authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.of(authorization.substring(BEARER.length()).strip());
        }
        if (authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return password(authorization.substring(BASIC.length()).strip());
        }
        return Optional.empty();
    }

    private static Optional<String> password(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(pair.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
