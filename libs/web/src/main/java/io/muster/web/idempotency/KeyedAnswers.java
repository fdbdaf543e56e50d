package io.muster.web.idempotency;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** The table of keyed requests and their answers. */
@ApplicationScoped
class KeyedAnswers {

    /** Who asked for what under which key. */
    record Key(String caller, String operation, String key) {}

    /** @param status null while the request is being worked on */
    record Answer(String hash, Integer status, String location, String body) {}

    private static final String RESERVE = """
            insert into idempotency_key (caller, operation, key, reservation, hash, reserved_at)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (caller, operation, key) do update
              set reservation = excluded.reservation, hash = excluded.hash, reserved_at = excluded.reserved_at,
                  status = null, location = null, body = null
              where idempotency_key.reserved_at < $7
                 or (idempotency_key.status is null and idempotency_key.reserved_at < $8)
            returning reservation
            """;
    private static final String FIND =
            "select hash, status, location, body from idempotency_key where caller = $1 and operation = $2 and key = $3";
    private static final String COMPLETE =
            "update idempotency_key set status = $2, location = $3, body = $4 where reservation = $1";
    private static final String RELEASE = "delete from idempotency_key where reservation = $1 and status is null";
    private static final String PURGE = "delete from idempotency_key where reserved_at < $1";

    @Inject
    Pool pool;

    @Inject
    IdempotencyConfig config;

    /** @return whether the request is the caller's to carry out */
    Uni<Boolean> reserve(Key key, UUID reservation, String hash, Instant now) {
        Object[] values = {
            key.caller(),
            key.operation(),
            key.key(),
            reservation,
            hash,
            utc(now),
            utc(now.minus(config.keep())),
            utc(now.minus(config.inFlight()))
        };
        return pool.preparedQuery(RESERVE).execute(Tuple.from(values)).map(rows -> rows.rowCount() == 1);
    }

    Uni<Optional<Answer>> find(Key key) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(key.caller(), key.operation(), key.key()))
                .map(rows -> rows.iterator().hasNext()
                        ? Optional.of(answer(rows.iterator().next()))
                        : Optional.empty());
    }

    Uni<Void> complete(UUID reservation, int status, String location, String body, Instant now) {
        return pool.preparedQuery(COMPLETE)
                .execute(Tuple.of(reservation, status, location, body))
                .chain(() -> pool.preparedQuery(PURGE).execute(Tuple.of(utc(now.minus(config.keep())))))
                .replaceWithVoid();
    }

    Uni<Void> release(UUID reservation) {
        return pool.preparedQuery(RELEASE).execute(Tuple.of(reservation)).replaceWithVoid();
    }

    private static Answer answer(Row row) {
        return new Answer(
                row.getString("hash"), row.getInteger("status"), row.getString("location"), row.getString("body"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
