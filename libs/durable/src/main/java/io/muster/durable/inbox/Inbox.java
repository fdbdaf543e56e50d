package io.muster.durable.inbox;

import io.micrometer.core.instrument.Counter;
import io.muster.durable.Arrival;
import io.muster.durable.BatchHandler;
import io.muster.durable.Meters;
import io.muster.durable.Received;
import io.muster.durable.RecordHandler;
import io.muster.durable.Seams;
import io.muster.durable.UnitOfWork;
import io.muster.durable.database.Sql;
import io.muster.durable.deadletter.DeadLetters;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes a record in exactly once: remembering it and what follows from it are one transaction. */
@ApplicationScoped
class Inbox {
    private static final String REMEMBER = "insert into inbox (id) values (?1) on conflict do nothing";
    private static final String REMEMBER_AND_LOOK = """
            with fresh as (%s returning id), open as (%s)
            select (select count(*) from fresh), (select count(*) from open)
            """.formatted(REMEMBER, DeadLetters.OPEN);
    // in one order everywhere, so that two replicas with the same records wait for each other instead of dying
    private static final String REMEMBER_ALL = """
            with fresh as (
                insert into inbox (id)
                select distinct cast(text as uuid) id from unnest(cast(?1 as text[])) as texts (text) order by id
                on conflict do nothing returning id)
            select string_agg(cast(id as text), ','), count(*) from fresh
            """;

    private final UnitOfWork unitOfWork;
    private final DeadLetters deadLetters;
    private final Seams seams;
    private final Counter duplicates;

    Inbox(UnitOfWork unitOfWork, DeadLetters deadLetters, Seams seams, Meters meters) {
        this.unitOfWork = unitOfWork;
        this.deadLetters = deadLetters;
        this.seams = seams;
        duplicates = meters.duplicates();
    }

    Uni<Void> take(ConsumerRecord<String, byte[]> record, Received received, RecordHandler handler) {
        String lane = DeadLetters.storable(Inbound.lane(record));
        return unitOfWork.run(() -> Sql.rows(REMEMBER_AND_LOOK, received.id(), lane)
                .map(List::getFirst)
                .chain(counts -> isNone(counts[0])
                        ? duplicate()
                        : isNone(counts[1]) ? handle(record, received, handler) : deadLetters.park(record, received)));
    }

    /** Handles a record that is remembered already. */
    Uni<Void> handle(ConsumerRecord<String, byte[]> record, Received received, RecordHandler handler) {
        return handler.handle(record, received).invoke(() -> seams.reach(Seams.MID_HANDLER));
    }

    private static boolean isNone(Object count) {
        return ((Number) count).longValue() == 0;
    }

    /** The same for many records of one partition; all or none. */
    <T> Uni<Void> takeAll(List<Arrival<T>> batch, BatchHandler<T> handler) {
        return unitOfWork.run(() -> handler.wanted(batch)
                .chain(wanted -> wanted.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : takeFresh(wanted, handler::handle).invoke(() -> seams.reach(Seams.MID_HANDLER))));
    }

    /**
     * Remembers all of them, and has those handled that are new and not blocked; in the caller's transaction.
     *
     * @param handle is given at least one
     */
    <T> Uni<Void> takeFresh(List<Arrival<T>> wanted, Function<List<Arrival<T>>, Uni<Void>> handle) {
        String[] ids = wanted.stream()
                .map(arrival -> arrival.received().id().toString())
                .toArray(String[]::new);
        return Sql.rows(REMEMBER_ALL, (Object) ids)
                .map(rows -> freshOf(wanted, (String) rows.getFirst()[0]))
                .chain(this::withoutBlocked)
                .chain(free -> free.isEmpty() ? Uni.createFrom().voidItem() : handle.apply(free));
    }

    /** The first of each id that was remembered just now. @param remembered their ids, with commas; null for none */
    private <T> List<Arrival<T>> freshOf(List<Arrival<T>> wanted, String remembered) {
        Set<String> fresh = remembered == null ? new HashSet<>() : new HashSet<>(List.of(remembered.split(",")));
        List<Arrival<T>> first = wanted.stream()
                .filter(arrival -> fresh.remove(arrival.received().id().toString()))
                .toList();
        duplicates.increment(wanted.size() - first.size());
        return first;
    }

    /** Parks what waits behind a dead letter. */
    private <T> Uni<List<Arrival<T>>> withoutBlocked(List<Arrival<T>> fresh) {
        List<String> lanes = fresh.stream().map(Inbox::lane).toList();
        return deadLetters
                .blocked(lanes)
                .chain(isBlocked -> Multi.createFrom()
                        .iterable(fresh)
                        .filter(arrival -> isBlocked.test(lane(arrival)))
                        .onItem()
                        .transformToUniAndConcatenate(arrival -> deadLetters.park(arrival.record(), arrival.received()))
                        .collect()
                        .last()
                        .replaceWith(fresh.stream()
                                .filter(arrival -> !isBlocked.test(lane(arrival)))
                                .toList()));
    }

    private static String lane(Arrival<?> arrival) {
        return Inbound.lane(arrival.record());
    }

    /** Remembers the record as dead, unless it was handled in the meantime. */
    Uni<Void> bury(ConsumerRecord<String, byte[]> record, Received received, String problem) {
        return unitOfWork.run(() -> Sql.update(REMEMBER, received.id())
                .chain(fresh -> fresh == 0 ? duplicate() : deadLetters.bury(record, received, problem)));
    }

    private Uni<Void> duplicate() {
        unitOfWork.afterCommit(duplicates::increment);
        return Uni.createFrom().voidItem();
    }
}
