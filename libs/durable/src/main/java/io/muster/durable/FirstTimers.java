package io.muster.durable;

import io.muster.durable.database.Sql;
import io.muster.durable.loop.Once;
import io.muster.durable.timer.TimerLoop;
import io.muster.durable.trace.Traces;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Winds up what a service does for ever: a timer that schedules itself anew whenever it fires. */
@ApplicationScoped
public class FirstTimers {
    private static final String WIND_UP = """
            insert into timer (kind, key, due_at, payload, next_at, traceparent) values (?1, ?2, ?3, null, ?3, ?4)
            on conflict (kind, key) do nothing
            """;

    private final UnitOfWork unitOfWork;
    private final TimerLoop loop;
    private final Vertx vertx;

    FirstTimers(UnitOfWork unitOfWork, TimerLoop loop, Vertx vertx) {
        this.unitOfWork = unitOfWork;
        this.loop = loop;
        this.vertx = vertx;
    }

    /**
     * Schedules the timer unless it waits already, as after every start but the first: restarts do not put it off. Called
     * while a service begins; tried until the database takes it.
     */
    public void windUp(String kind, String key, Instant dueAt) {
        Once.done(vertx, kind, () -> unitOfWork.run(() -> insert(kind, key, dueAt)));
    }

    private Uni<Integer> insert(String kind, String key, Instant dueAt) {
        unitOfWork.afterCommit("timer " + kind + " " + key, () -> loop.scheduled(dueAt));
        return Sql.update(WIND_UP, kind, key, dueAt, Traces.capture().get(Traces.PARENT));
    }
}
