package io.muster.escalation.foresight;

import io.muster.durable.loop.Pulse;
import io.muster.escalation.EscalationConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Looks ahead in every replica, so that each shows the same figures; what is to be told is told by one of them. */
@ApplicationScoped
class ForesightRounds {

    private final WarnAhead ahead;
    private final ForesightSigns signs;
    private final EscalationConfig config;
    private final Pulse rounds;

    ForesightRounds(WarnAhead ahead, ForesightSigns signs, EscalationConfig config, Vertx vertx) {
        this.ahead = ahead;
        this.signs = signs;
        this.config = config;
        rounds = new Pulse(vertx, "foresight", config.shiftWarnings().lookEvery(), this::look);
    }

    void start(@Observes StartupEvent event) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
    }

    private Uni<Duration> look() {
        return ahead.look()
                .invoke(signs::looked)
                .replaceWith(config.shiftWarnings().lookEvery());
    }
}
