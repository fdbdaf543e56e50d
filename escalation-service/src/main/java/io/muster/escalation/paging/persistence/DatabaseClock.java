package io.muster.escalation.paging.persistence;

import io.muster.durable.database.Sql;
import io.muster.escalation.paging.SharedClock;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** The database's; joins the caller's transaction. */
@ApplicationScoped
class DatabaseClock implements SharedClock {

    private static final String NOW = "select clock_timestamp(), 1";

    @Override
    public Uni<Instant> now() {
        return Sql.rows(NOW).map(rows -> Sql.instant(rows.getFirst()[0]));
    }
}
