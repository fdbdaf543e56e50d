package io.muster.escalation.auditor;

import io.muster.durable.GivingWay;
import io.muster.durable.loop.Pulse;
import io.muster.web.OutboundFailure;
import io.muster.web.OutboundHttp;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The auditor's rounds in every replica, and its heartbeat to the outside while all is well. */
@ApplicationScoped
public class AuditRounds {

    private static final Logger LOG = Logger.getLogger(AuditRounds.class);
    private static final Duration HEARTBEAT_TIMEOUT = Duration.ofSeconds(5);

    private final AuditPaging audit;
    private final AuditorConfig config;
    private final OutboundHttp http;
    private final Clock clock;
    private final GivingWay givingWay;
    private final Pulse rounds;
    private final Optional<Heartbeat> heartbeat;

    AuditRounds(
            AuditPaging audit, AuditorConfig config, OutboundHttp http, GivingWay givingWay, Vertx vertx, Clock clock) {
        this.givingWay = givingWay;
        this.audit = audit;
        this.config = config;
        this.http = http;
        this.clock = clock;
        heartbeat = config.heartbeatUrl()
                .map(url -> new Heartbeat(
                        config.heartbeatEvery(),
                        () -> Infrastructure.getDefaultWorkerPool().execute(() -> beat(url))));
        rounds = new Pulse(vertx, "audit of paging", config.lookEvery(), this::look);
    }

    void start(@Observes StartupEvent event) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
    }

    private Uni<Duration> look() {
        return givingWay
                .since(clock.instant())
                .chain(audit::look)
                .invoke(open -> heartbeat.ifPresent(sign -> sign.looked(open.isEmpty(), clock.instant())))
                .replaceWith(config.lookEvery());
    }

    private void beat(URI url) {
        try {
            int status = http.post(url, Map.of("content-type", "text/plain"), new byte[0], HEARTBEAT_TIMEOUT)
                    .status();
            LOG.debugf("heartbeat: HTTP %d", status);
        } catch (OutboundFailure e) {
            LOG.warnf("the heartbeat could not be sent: %s", e.getMessage());
        }
    }
}
