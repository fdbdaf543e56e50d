package io.muster.durable;

import io.muster.durable.database.Sql;
import io.muster.durable.timer.TimerLoop;
import io.muster.durable.trace.Traces;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Timers as rows: what is due is done at least once, whatever is killed (promise 1). */
@ApplicationScoped
public class Timers {
    private static final String SCHEDULE = """
            insert into timer (kind, key, due_at, payload, next_at, traceparent) values (?1, ?2, ?3, ?4, ?3, ?5)
            on conflict (kind, key) do update
            set due_at = excluded.due_at, payload = excluded.payload, next_at = excluded.next_at, attempts = 0,
                problem = null, traceparent = excluded.traceparent
            """;
    private static final String SCHEDULE_ALL = """
            insert into timer (kind, key, due_at, payload, next_at, traceparent)
            select ?1, key, due_at, '{}', due_at, trace
            from unnest(cast(?2 as text[]), cast(?3 as timestamptz[]), cast(?4 as text[])) as given (key, due_at, trace)
            order by key
            on conflict (kind, key) do update
            set due_at = excluded.due_at, payload = excluded.payload, next_at = excluded.next_at, attempts = 0,
                problem = null, traceparent = excluded.traceparent
            """;
    private static final String CANCEL = "delete from timer where kind = ?1 and key = ?2";

    private final UnitOfWork unitOfWork;
    private final TimerLoop loop;

    Timers(UnitOfWork unitOfWork, TimerLoop loop) {
        this.unitOfWork = unitOfWork;
        this.loop = loop;
    }

    /** Schedules in the caller's transaction; the same (kind, key) again replaces instant and payload. */
    public Uni<Void> schedule(String kind, String key, Instant dueAt, String payloadJson) {
        return Uni.createFrom().deferred(() -> {
            unitOfWork.afterCommit("timer " + kind + " " + key, () -> loop.scheduled(dueAt));
            String trace = Traces.capture().get(Traces.PARENT);
            return Sql.update(SCHEDULE, kind, key, dueAt, payloadJson, trace).replaceWithVoid();
        });
    }

    /**
     * Schedules those fired timers of the kind anew, each in its own trace and without a payload; as {@link #schedule}.
     *
     * @param dueAt timer → when it is due next
     */
    public Uni<Void> scheduleAgain(String kind, Map<Timer, Instant> dueAt) {
        if (dueAt.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Instant first = Collections.min(dueAt.values());
        unitOfWork.afterCommit("timers " + kind, () -> loop.scheduled(first));
        List<Timer> timers = List.copyOf(dueAt.keySet());
        return Sql.update(
                        SCHEDULE_ALL,
                        kind,
                        timers.stream().map(Timer::key).toArray(String[]::new),
                        timers.stream()
                                .map(timer -> dueAt.get(timer).atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new),
                        timers.stream().map(Timer::traceparent).toArray(String[]::new))
                .replaceWithVoid();
    }

    /** Removes the timer in the caller's transaction; nothing happens when there is none. */
    public Uni<Void> cancel(String kind, String key) {
        return Sql.update(CANCEL, kind, key).replaceWithVoid();
    }
}
