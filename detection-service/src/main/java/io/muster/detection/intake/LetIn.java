package io.muster.detection.intake;

import io.muster.contracts.Refusal;
import io.muster.detection.DetectionConfig;
import io.muster.detection.DetectionMetrics;
import io.muster.detection.integration.IntegrationKeys;
import io.muster.detection.integration.Sender;
import io.muster.detection.integration.WatchActivity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

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
        return keys.senderOfKey(format.keyIn(request))
                .flatMap(sender -> take(format, request, sender, start))
                .onFailure(Refusal.class)
                .recoverWithItem(refused -> refused(format, (Refusal) refused))
                .invoke(answer ->
                        metrics.answered(format.name(), answer.status(), Duration.between(start, clock.instant())));
    }

    private Uni<Answer> take(IntakeFormat format, IntakeRequest request, Sender sender, Instant now) {
        activity.seen(sender, now);
        int size = request.body().length + KIB;
        Duration wait = bucket(sender, now).take((double) size / KIB, now);
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

    private Answer refused(IntakeFormat format, Refusal refusal) {
        metrics.rejected(format.name(), "key");
        return format.keyRefused(refusal);
    }
}
