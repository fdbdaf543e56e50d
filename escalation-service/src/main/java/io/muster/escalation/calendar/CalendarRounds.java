package io.muster.escalation.calendar;

import io.muster.durable.UnitOfWork;
import io.muster.durable.loop.Pulse;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;

/** Every replica looks for calendars that are due; each is fetched by one of them. */
@ApplicationScoped
class CalendarRounds {

    private static final Duration EVERY = Duration.ofSeconds(30);

    private final FetchCalendars fetch;
    private final CalendarSources sources;
    private final UnitOfWork unitOfWork;
    private final CalendarSigns signs;
    private final Clock clock;
    private final Pulse rounds;

    CalendarRounds(
            FetchCalendars fetch,
            CalendarSources sources,
            UnitOfWork unitOfWork,
            CalendarSigns signs,
            Clock clock,
            Vertx vertx) {
        this.fetch = fetch;
        this.sources = sources;
        this.unitOfWork = unitOfWork;
        this.signs = signs;
        this.clock = clock;
        rounds = new Pulse(vertx, "calendars", EVERY, this::look);
    }

    void start(@Observes StartupEvent event) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
    }

    /** Something is due now. */
    void wake() {
        rounds.wake();
    }

    private Uni<Duration> look() {
        return fetch.one().chain(more -> more ? Uni.createFrom().item(Duration.ZERO) : count());
    }

    private Uni<Duration> count() {
        return unitOfWork
                .run(sources::all)
                .invoke(all -> signs.stale(all.stream()
                        .filter(source -> source.isStale(clock.instant()))
                        .count()))
                .replaceWith(EVERY);
    }
}
