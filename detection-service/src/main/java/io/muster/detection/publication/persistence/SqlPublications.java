package io.muster.detection.publication.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.muster.contracts.EventJson;
import io.muster.detection.publication.Publication;
import io.muster.detection.publication.Publications;
import io.muster.durable.database.Sql;
import io.muster.durable.loop.InTurn;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@ApplicationScoped
class SqlPublications implements Publications {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};
    private static final String ADD =
            "insert into publication (shard, topic, key, headers, value) values (?1, ?2, ?3, ?4, ?5)";
    private static final int SHARDS = 8;
    /** The replicas that are there, in one order, have every n-th shard; one that another still holds comes later. */
    private static final String HOLD = """
            with me as (
                insert into publication_replica (id, until) values ($1, clock_timestamp() + $2 * interval '1 millisecond')
                on conflict (id) do update set until = excluded.until returning id),
            gone as (delete from publication_replica where until < clock_timestamp() and id <> $1),
            live as (
                select id from publication_replica where until >= clock_timestamp() union select id from me),
            place as (select count(*) filter (where id < $1) as mine, count(*) as all_of_them from live),
            share as (
                select shard from publication_shard, place where shard % all_of_them = mine),
            given_up as (
                update publication_shard set holder = null, until = null
                where holder = $1 and shard not in (select shard from share))
            update publication_shard set holder = $1, until = clock_timestamp() + $2 * interval '1 millisecond'
            where shard in (select shard from share)
                and (holder is null or holder = $1 or until < clock_timestamp())
            returning shard
            """;

    private static final String RELEASE = """
            with gone as (delete from publication_replica where id = $1)
            update publication_shard set holder = null, until = null where holder = $1
            """;
    private static final String FIRST = """
            select seq, topic, key, headers, value from publication where shard = any($1) order by seq limit $2
            """;
    private static final String PUBLISHED = "delete from publication where seq = any($1)";

    @Inject
    Pool pool;

    @Override
    public Uni<Void> add(List<Publication> publications) {
        return InTurn.each(
                publications,
                record -> Sql.update(
                        ADD,
                        Math.floorMod(record.key().hashCode(), SHARDS),
                        record.topic(),
                        record.key(),
                        text(record.headers()),
                        record.value()));
    }

    @Override
    public Uni<List<Integer>> hold(UUID replica, Duration lease) {
        return Sql.alone(pool, HOLD, replica, (double) lease.toMillis()).map(rows -> {
            List<Integer> shards = new ArrayList<>();
            rows.forEach(row -> shards.add(row.getInteger(0)));
            return shards;
        });
    }

    @Override
    public Uni<Void> release(UUID replica) {
        return Sql.alone(pool, RELEASE, replica).replaceWithVoid();
    }

    @Override
    public Uni<List<Waiting>> first(Collection<Integer> shards, int most) {
        return Sql.alone(pool, FIRST, shards.toArray(Integer[]::new), most).map(rows -> {
            List<Waiting> waiting = new ArrayList<>();
            rows.forEach(row -> waiting.add(waiting(row)));
            return waiting;
        });
    }

    @Override
    public Uni<Void> published(Collection<Long> seqs) {
        return Sql.alone(pool, PUBLISHED, (Object) seqs.toArray(Long[]::new)).replaceWithVoid();
    }

    private static Waiting waiting(Row row) {
        try {
            return new Waiting(
                    row.getLong(0),
                    new Publication(
                            row.getString(1),
                            row.getString(2),
                            EventJson.mapper().readValue(row.getString(3), HEADERS),
                            row.getBuffer(4).getBytes()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers that cannot be read", e);
        }
    }

    private static String text(Map<String, String> headers) {
        try {
            return EventJson.mapper().writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers that cannot be written", e);
        }
    }
}
