package io.muster.durable;

import io.muster.durable.inbox.Reception;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * While records wait for their turn, what nobody waits for gives way to them: for {@link #LONGEST}, so that it lags by
 * seconds under load and never starves.
 */
@ApplicationScoped
public class GivingWay {

    /** Far below every limit after which somebody is alarmed about what gives way. */
    public static final Duration LONGEST = Duration.ofSeconds(5);

    private static final Duration STEP = Duration.ofMillis(50);

    private final BooleanSupplier pressed;
    private final Vertx vertx;
    private final Clock clock;

    @Inject
    GivingWay(Reception reception, Vertx vertx, Clock clock) {
        this(reception::isPressed, vertx, clock);
    }

    /** @param pressed whether records wait for their turn */
    GivingWay(BooleanSupplier pressed, Vertx vertx, Clock clock) {
        this.pressed = pressed;
        this.vertx = vertx;
        this.clock = clock;
    }

    /** Completes when no record waits, or what gives way has done so for long enough. @param since when it was due */
    public Uni<Void> since(Instant since) {
        return Uni.createFrom().emitter(emitter -> look(since.plus(LONGEST), () -> emitter.complete(null)));
    }

    private void look(Instant end, Runnable goOn) {
        if (pressed.getAsBoolean() && clock.instant().isBefore(end)) {
            vertx.setTimer(STEP.toMillis(), later -> look(end, goOn));
        } else {
            goOn.run();
        }
    }

    /** What was due before this moment gives way no longer. */
    public Instant before(Instant now) {
        return pressed.getAsBoolean() ? now.minus(LONGEST) : now;
    }
}
