package io.muster.durable;

import io.muster.durable.database.Columns;
import io.muster.durable.database.Sql;
import io.muster.durable.timer.TimerLoop;
import io.muster.durable.trace.Traces;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Timers as rows: what is due is done at least once, whatever is killed (promise 1). */
@ApplicationScoped
public class Timers {
    private static final String SCHEDULE = """
            insert into timer (kind, key, due_at, payload, next_at, traceparent)
            select c1, c2, cast(c3 as timestamptz), c4, cast(c3 as timestamptz), c5 from %s
            order by c1, c2
            on conflict (kind, key) do update
            set due_at = excluded.due_at, payload = excluded.payload, next_at = excluded.next_at, attempts = 0,
                problem = null, traceparent = excluded.traceparent
            """.formatted(Columns.table(5));
    private static final String CANCEL = "delete from timer where kind = ?1 and key = ?2";

    private final UnitOfWork unitOfWork;
    private final TimerLoop loop;
    private final RowWriter<Timer> writer = Timers::insert;

    Timers(UnitOfWork unitOfWork, TimerLoop loop) {
        this.unitOfWork = unitOfWork;
        this.loop = loop;
    }

    /**
     * Schedules in the caller's transaction, which writes all its timers at its end; the same (kind, key) again replaces
     * instant and payload.
     */
    public Uni<Void> schedule(String kind, String key, Instant dueAt, String payloadJson) {
        return Uni.createFrom().deferred(() -> {
            leave(new Timer(kind, key, dueAt, payloadJson, Traces.capture().get(Traces.PARENT)));
            return Uni.createFrom().voidItem();
        });
    }

    /**
     * Schedules those fired timers of the kind anew, each in its own trace and without a payload; as {@link #schedule}.
     *
     * @param dueAt timer → when it is due next
     */
    public Uni<Void> scheduleAgain(String kind, Map<Timer, Instant> dueAt) {
        return Uni.createFrom().deferred(() -> {
            dueAt.forEach((timer, at) -> leave(new Timer(kind, timer.key(), at, "{}", timer.traceparent())));
            return Uni.createFrom().voidItem();
        });
    }

    private void leave(Timer timer) {
        unitOfWork.afterCommit("timer " + timer.kind() + " " + timer.key(), () -> loop.scheduled(timer.dueAt()));
        unitOfWork.leave(writer, timer);
    }

    private static Uni<Void> insert(List<Timer> given) {
        Map<List<String>, Timer> last = new LinkedHashMap<>();
        given.forEach(timer -> last.put(List.of(timer.kind(), timer.key()), timer));
        Object[] columns = new Columns<>(last.values())
                .with(Timer::kind)
                .with(Timer::key)
                .with(Timer::dueAt)
                .with(Timer::payload)
                .with(Timer::traceparent)
                .parameters();
        return Sql.update(SCHEDULE, columns).replaceWithVoid();
    }

    /** Removes the timer in the caller's transaction; nothing happens when there is none. */
    public Uni<Void> cancel(String kind, String key) {
        return unitOfWork.writeRows().chain(() -> Sql.update(CANCEL, kind, key)).replaceWithVoid();
    }
}
