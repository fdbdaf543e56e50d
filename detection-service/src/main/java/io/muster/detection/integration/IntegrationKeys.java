package io.muster.detection.integration;

import io.muster.contracts.Refusal;
import io.muster.detection.DetectionConfig;
import io.muster.durable.DatabaseNotifications;
import io.muster.durable.UnitOfWork;
import io.muster.durable.loop.Pulse;
import io.muster.web.SecretBox;
import io.muster.web.Secrets;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Whose key it is, from memory: signals are taken in while the database is gone. The memory is read anew after every
 * change (told by the database), at every sweep, and when an unknown key comes along.
 */
@ApplicationScoped
public class IntegrationKeys {

    private static final Logger LOG = Logger.getLogger(IntegrationKeys.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    Integrations integrations;

    @Inject
    DatabaseNotifications notifications;

    @Inject
    DetectionConfig config;

    @Inject
    SecretBox secrets;

    @Inject
    Clock clock;

    @Inject
    Vertx vertx;

    private final AtomicReference<Memory> memory = new AtomicReference<>(new Memory(0, Map.of(), Instant.MIN));
    private final AtomicLong looks = new AtomicLong();
    private final AtomicReference<Instant> lookedAt = new AtomicReference<>(Instant.MIN);
    private Pulse sweep;

    private record Known(Integration integration, Sender sender) {}

    /** @param look of two looks at once the one that began later knows more, whichever ends first */
    private record Memory(long look, Map<String, Known> byKeyHash, Instant readAt) {

        static Memory of(long look, List<Known> active, Instant readAt) {
            Map<String, Known> byKeyHash = new HashMap<>();
            for (Known known : active) {
                byKeyHash.put(known.integration().keyHash(), known);
                known.integration().formerKeys().forEach(key -> byKeyHash.put(key.hash(), known));
            }
            return new Memory(look, byKeyHash, readAt);
        }

        Optional<Sender> senderOf(String hash, Instant now) {
            return Optional.ofNullable(byKeyHash.get(hash))
                    .filter(known -> known.integration().accepts(hash, now))
                    .map(Known::sender);
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

    /** Whether they were read once: before that, no key can be told from one that is not ours. */
    public boolean areKnown() {
        return memory.get().look() > 0;
    }

    /**
     * The sender of a call.
     *
     * @param authorization the header, see {@link KeyInHeader}
     * @throws Refusal (as failure) as {@link #senderOfKey}
     */
    public Uni<Sender> senderOf(String authorization) {
        return senderOfKey(KeyInHeader.of(authorization));
    }

    /**
     * The sender whose key it is.
     *
     * @throws Refusal (as failure) {@code integration-key-required} for no key or one that is not ours, {@code
     *     integration-keys-unavailable} when an unknown key cannot be looked up: it may be a new one
     */
    public Uni<Sender> senderOfKey(Optional<String> key) {
        return key.map(this::senderOfKey).orElseGet(() -> Uni.createFrom().failure(refused()));
    }

    private Uni<Sender> senderOfKey(String key) {
        String hash = Secrets.sha256(key);
        Instant now = clock.instant();
        Optional<Sender> known = memory.get().senderOf(hash, now);
        if (known.isPresent()) {
            return Uni.createFrom().item(known.get());
        }
        if (isRecent(memory.get().readAt(), now)) {
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
                .map(read -> memory.get().senderOf(hash, now).orElseThrow(IntegrationKeys::refused));
    }

    /** Reads the keys anew. */
    Uni<Void> refresh() {
        return Uni.createFrom().deferred(() -> {
            long look = looks.incrementAndGet();
            Instant began = clock.instant();
            return unitOfWork
                    .run(integrations::active)
                    .map(active -> active.stream().map(this::known).toList())
                    .invoke(active -> memory.updateAndGet(
                            before -> before.look() > look ? before : Memory.of(look, active, began)))
                    .replaceWithVoid();
        });
    }

    private Known known(Integration integration) {
        Sender sender = Sender.of(integration);
        String sealed = integration.terms().sealedSecret();
        return new Known(integration, sealed == null ? sender : sender.signingWith(opened(integration, sealed)));
    }

    /** A secret that cannot be opened any more fits no signature: what is signed is refused rather than believed. */
    private Secret opened(Integration integration, String sealed) {
        try {
            return new Secret(secrets.open(sealed));
        } catch (IllegalArgumentException | IllegalStateException e) {
            LOG.warnf("the secret of integration \"%s\" cannot be opened: %s", integration.name(), e.getMessage());
            return new Secret(Secrets.randomToken());
        }
    }

    private static Refusal refused() {
        return new Refusal(
                IntegrationProblem.KEY_REQUIRED,
                "send the key of an integration as bearer token, as password of basic authentication, or as /k/KEY before the path");
    }

    private static Refusal unavailable() {
        return new Refusal(
                IntegrationProblem.KEYS_UNAVAILABLE, "the key is not known here and cannot be looked up now");
    }
}
