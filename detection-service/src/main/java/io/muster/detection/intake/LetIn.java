package io.muster.detection.intake;

import io.muster.contracts.Refusal;
import io.muster.detection.DetectionConfig;
import io.muster.detection.DetectionMetrics;
import io.muster.detection.integration.IntegrationKeys;
import io.muster.detection.integration.IntegrationProblem;
import io.muster.detection.integration.Sender;
import io.muster.detection.integration.WatchActivity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The door of the intake: whose request it is, and whether there is room for it now. The flood of one integration does
 * not starve the others: each has a rate, and a fair share of what is in work.
 */
@ApplicationScoped
public class LetIn {

    private static final int KIB = 1024;
    private static final Duration SHORTLY = Duration.ofSeconds(1);

    private final IntegrationKeys keys;
    private final TakeIn takeIn;
    private final WatchActivity activity;
    private final DetectionMetrics metrics;
    private final DetectionConfig config;
    private final Clock clock;
    private final Map<UUID, TokenBucket> buckets = new ConcurrentHashMap<>();
    private final FairShare share;

    @Inject
    LetIn(
            IntegrationKeys keys,
            TakeIn takeIn,
            WatchActivity activity,
            DetectionMetrics metrics,
            DetectionConfig config,
            Clock clock) {
        this.keys = keys;
        this.takeIn = takeIn;
        this.activity = activity;
        this.metrics = metrics;
        this.config = config;
        this.clock = clock;
        this.share = new FairShare(config.intake().inWork());
    }

    /** The answer in the words of the format, whatever happens. */
    public Uni<Answer> take(IntakeFormat format, IntakeRequest request) {
        Instant start = clock.instant();
        Uni<Answer> answered = keys.senderOfKey(format.keyIn(request))
                .invoke(sender -> requireSignature(sender, format.checksSignature()))
                .flatMap(sender -> take(format, request, sender, start))
                .onFailure(Refusal.class)
                .recoverWithItem(refused -> refused(format, (Refusal) refused));
        return format.patience()
                .map(limit -> answered.ifNoItem().after(limit).recoverWithItem(() -> tooSlow(format)))
                .orElse(answered)
                .invoke(answer ->
                        metrics.answered(format.name(), answer.status(), Duration.between(start, clock.instant())));
    }

    /**
     * What is no signal comes in by the same door.
     *
     * @param what it is, as it is counted
     * @param authorization the header
     * @param work what is done with it; what it refuses is kept to look at
     * @throws Refusal (as failure) of the key, {@code intake-limit}, and of the work
     */
    public <T> Uni<T> take(String what, String authorization, byte[] body, Function<Sender, Uni<T>> work) {
        Instant now = clock.instant();
        return keys.senderOf(authorization)
                .invoke(sender -> requireSignature(sender, false))
                .onFailure(Refusal.class)
                .invoke(refused -> metrics.rejected(what, "key"))
                .flatMap(sender -> take(what, body, sender, now, work));
    }

    private <T> Uni<T> take(String what, byte[] body, Sender sender, Instant now, Function<Sender, Uni<T>> work) {
        activity.seen(sender, now);
        int size = body.length + KIB;
        Optional<FairShare.Place> place =
                waitOf(sender, size, now).isZero() ? share.enter(sender.integrationId(), size) : Optional.empty();
        if (place.isEmpty()) {
            metrics.rejected(what, "limit");
            activity.overLimit(sender);
            return Uni.createFrom()
                    .failure(new Refusal(IntakeProblem.TOO_MANY, "the integration sends more than its share"));
        }
        return Uni.createFrom()
                .deferred(() -> work.apply(sender))
                .onFailure(Refusal.class)
                .invoke(refused -> {
                    metrics.rejected(what, "invalid");
                    activity.rejected(sender, what, "invalid", refused.getMessage(), body);
                })
                .onTermination()
                .invoke(place.get()::leave);
    }

    /** The key of one that signs may be read by many, as in an address; without the signature it is worth nothing. */
    private static void requireSignature(Sender sender, boolean checked) {
        if (sender.secret() != null && !checked) {
            throw new Refusal(
                    IntegrationProblem.KEY_REQUIRED,
                    "what this integration sends is signed, and here nobody checks it");
        }
    }

    private Duration waitOf(Sender sender, int size, Instant now) {
        return bucket(sender, now).take((double) size / KIB, now);
    }

    private Uni<Answer> take(IntakeFormat format, IntakeRequest request, Sender sender, Instant now) {
        activity.seen(sender, now);
        int size = request.body().length + KIB;
        Duration wait = waitOf(sender, size, now);
        if (!wait.isZero()) {
            return Uni.createFrom().item(overLimit(format, sender, wait));
        }
        return share.enter(sender.integrationId(), size)
                .map(place ->
                        takeIn.take(format, request, sender).onTermination().invoke(place::leave))
                .orElseGet(() -> Uni.createFrom().item(overLimit(format, sender, SHORTLY)));
    }

    private TokenBucket bucket(Sender sender, Instant now) {
        Integer own = sender.terms().perSecond();
        int perSecond = own == null ? config.intake().perSecond() : own;
        return buckets.compute(
                sender.integrationId(),
                (id, bucket) ->
                        bucket == null || bucket.perSecond() != perSecond ? new TokenBucket(perSecond, now) : bucket);
    }

    private Answer overLimit(IntakeFormat format, Sender sender, Duration wait) {
        metrics.rejected(format.name(), "limit");
        activity.overLimit(sender);
        return format.tooMany(wait);
    }

    /** What the broker may still take is sent again: the same alert. */
    private Answer tooSlow(IntakeFormat format) {
        metrics.rejected(format.name(), "broker");
        return format.unavailable();
    }

    private Answer refused(IntakeFormat format, Refusal refusal) {
        metrics.rejected(format.name(), "key");
        return format.keyRefused(refusal);
    }
}
