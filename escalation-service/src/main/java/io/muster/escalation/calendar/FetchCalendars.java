package io.muster.escalation.calendar;

import io.muster.contracts.Refusal;
import io.muster.durable.UnitOfWork;
import io.muster.web.HttpAnswer;
import io.muster.web.OutboundFailure;
import io.muster.web.OutboundHttp;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/** Use case: calendars of other systems are fetched when they are due, and only when they have changed. */
@ApplicationScoped
public class FetchCalendars {

    private static final Logger LOG = Logger.getLogger(FetchCalendars.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final int NOT_MODIFIED = 304;
    /** Bytes: some years of a big team's shifts. */
    private static final int LONGEST_CALENDAR = 4 * 1024 * 1024;

    private final UnitOfWork unitOfWork;
    private final CalendarSources sources;
    private final TakeCalendar calendars;
    private final OutboundHttp http;
    private final Clock clock;

    FetchCalendars(
            UnitOfWork unitOfWork, CalendarSources sources, TakeCalendar calendars, OutboundHttp http, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.sources = sources;
        this.calendars = calendars;
        this.http = http;
        this.clock = clock;
    }

    /** Fetches one calendar that is due. @return whether there was one */
    public Uni<Boolean> one() {
        Instant now = clock.instant();
        return unitOfWork
                .run(() -> sources.claim(now, now.plus(LEASE)))
                .chain(found -> found.map(source -> ask(source)
                                .chain(answer -> settle(source, answer))
                                .replaceWith(true))
                        .orElseGet(() -> Uni.createFrom().item(false)));
    }

    /** What a server said, or why it said nothing. */
    private sealed interface Answer {
        record Said(HttpAnswer answer) implements Answer {}

        record Nothing(String problem) implements Answer {}
    }

    private Uni<Answer> ask(CalendarSource source) {
        return Uni.createFrom()
                .emitter(emitter -> Thread.ofVirtual().name("calendar-fetch").start(() -> {
                    try {
                        emitter.complete(new Answer.Said(
                                http.get(source.url(), conditions(source), PATIENCE, LONGEST_CALENDAR)));
                    } catch (OutboundFailure e) {
                        emitter.complete(new Answer.Nothing(e.getMessage()));
                    } catch (RuntimeException e) {
                        emitter.fail(e);
                    }
                }));
    }

    private static Map<String, String> conditions(CalendarSource source) {
        Map<String, String> headers = new TreeMap<>(Map.of("accept", "text/calendar"));
        source.etag().ifPresent(etag -> headers.put("if-none-match", etag));
        source.lastModified().ifPresent(time -> headers.put("if-modified-since", time));
        return headers;
    }

    private Uni<Void> settle(CalendarSource source, Answer answer) {
        return switch (answer) {
            case Answer.Nothing(String problem) -> failed(source, problem);
            case Answer.Said(HttpAnswer said)
            when said.status() == NOT_MODIFIED -> keep(source.unchanged(clock.instant()));
            case Answer.Said(HttpAnswer said) when said.isSuccess() -> take(source, said);
            case Answer.Said(HttpAnswer said) -> failed(source, "HTTP " + said.status());
        };
    }

    /** A calendar that cannot be read leaves the one before. */
    private Uni<Void> take(CalendarSource source, HttpAnswer said) {
        CalendarSource fetched = source.fetched(header(said, "etag"), header(said, "last-modified"), clock.instant());
        return unitOfWork
                .run(() -> calendars.take(source, said.text()).chain(() -> save(fetched)))
                .onFailure(Refusal.class)
                .recoverWithUni(refused -> failed(source, refused.getMessage()));
    }

    private static Optional<String> header(HttpAnswer said, String name) {
        return said.headers().getOrDefault(name, List.of()).stream().findFirst();
    }

    private Uni<Void> failed(CalendarSource source, String problem) {
        LOG.warnf("the calendar %s/%s could not be fetched: %s", source.kind(), source.key(), problem);
        return keep(source.failed(problem, clock.instant()));
    }

    private Uni<Void> keep(CalendarSource source) {
        return unitOfWork.run(() -> save(source));
    }

    /** Somebody may have given another address, or none, meanwhile: that stands. */
    private Uni<Void> save(CalendarSource source) {
        return sources.find(source.kind(), source.key())
                .chain(found -> found.filter(kept -> kept.url().equals(source.url()))
                        .map(kept -> sources.save(source, source.nextAfter(clock.instant())))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }
}
