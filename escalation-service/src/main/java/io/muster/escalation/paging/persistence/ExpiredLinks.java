package io.muster.escalation.paging.persistence;

import io.muster.durable.database.Sql;
import io.muster.durable.loop.Pulse;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Forgets links and reply codes some days after their end, until when they say that they have expired. There are only a
 * million codes for each telephone number.
 */
@ApplicationScoped
class ExpiredLinks {

    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final Duration KEPT = Duration.ofDays(7);
    private static final String FORGET = "delete from page_link where (token_hash, page_id) in "
            + "(select token_hash, page_id from page_link where expires_at < $1 order by expires_at limit 5000)";

    private final Pool pool;
    private final Clock clock;
    private final Pulse rounds;

    ExpiredLinks(Pool pool, Vertx vertx, Clock clock) {
        this.pool = pool;
        this.clock = clock;
        rounds = new Pulse(vertx, "expired links", EVERY, () -> forget().replaceWith(EVERY));
    }

    void start(@Observes StartupEvent event) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
    }

    /** @return how many were forgotten; a limited number, so that no statement takes long */
    Uni<Integer> forget() {
        OffsetDateTime before = clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC);
        return Sql.alone(pool, FORGET, before).map(rows -> rows.rowCount());
    }
}
