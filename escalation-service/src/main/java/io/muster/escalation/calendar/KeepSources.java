package io.muster.escalation.calendar;

import io.muster.contracts.Refusal;
import io.muster.durable.UnitOfWork;
import io.muster.escalation.people.HiddenAddress;
import io.muster.web.OutboundHttp;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Use case: saying from where calendars are fetched. */
@ApplicationScoped
public class KeepSources {

    private final UnitOfWork unitOfWork;
    private final CalendarSources sources;
    private final CalendarRounds rounds;
    private final OutboundHttp http;
    private final Clock clock;

    KeepSources(UnitOfWork unitOfWork, CalendarSources sources, CalendarRounds rounds, OutboundHttp http, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.sources = sources;
        this.rounds = rounds;
        this.http = http;
        this.clock = clock;
    }

    /**
     * It is fetched at once, and then again and again.
     *
     * @param url may be the {@link HiddenAddress} of the one that there is
     * @throws Refusal when it may not be called, or is to be fetched too often or too seldom
     */
    public Uni<CalendarSource> save(CalendarSource.Kind kind, String key, String url, Duration every) {
        return unitOfWork.run(() -> sources.find(kind, key)
                .map(found -> source(kind, key, addressOf(url, found), every))
                .chain(this::begin));
    }

    /** As {@link #save}, but what is as it was is not fetched before its time. */
    public Uni<CalendarSource> keep(CalendarSource.Kind kind, String key, String url, Duration every) {
        return unitOfWork.run(() -> sources.find(kind, key).chain(found -> {
            CalendarSource wanted = source(kind, key, addressOf(url, found), every);
            Optional<CalendarSource> same = found.filter(
                    kept -> kept.url().equals(wanted.url()) && kept.every().equals(wanted.every()));
            return same.isPresent() ? Uni.createFrom().item(same.get()) : begin(wanted);
        }));
    }

    private Uni<CalendarSource> begin(CalendarSource source) {
        return sources.save(source, clock.instant())
                .invoke(() -> unitOfWork.afterCommit("calendars", rounds::wake))
                .replaceWith(source);
    }

    private static String addressOf(String url, Optional<CalendarSource> found) {
        return HiddenAddress.isName(url)
                ? found.filter(kept -> kept.hiddenUrl().equals(url))
                        .map(kept -> kept.url().toString())
                        .orElseThrow(() -> new Refusal(
                                CalendarProblem.UNUSABLE_SOURCE, "The address that is called so is not stored: " + url))
                : url;
    }

    private CalendarSource source(CalendarSource.Kind kind, String key, String url, Duration every) {
        try {
            URI address = URI.create(url);
            String denied = address.getHost() == null ? "It is no URL" : http.deniedBecause(address);
            if (denied != null) {
                throw new Refusal(CalendarProblem.UNUSABLE_SOURCE, denied);
            }
            return CalendarSource.of(kind, key, address, every);
        } catch (IllegalArgumentException e) {
            throw new Refusal(CalendarProblem.UNUSABLE_SOURCE, e.getMessage());
        }
    }

    /** @throws Refusal when the calendar is not fetched from anywhere */
    public Uni<CalendarSource> source(CalendarSource.Kind kind, String key) {
        return unitOfWork.run(() -> sources.find(kind, key)).map(found -> found.orElseThrow(() -> unknown(key)));
    }

    /** What was fetched stays. @throws Refusal when the calendar is not fetched from anywhere */
    public Uni<Void> remove(CalendarSource.Kind kind, String key) {
        return unitOfWork.run(() -> sources.remove(kind, key).map(removed -> {
            if (!removed) {
                throw unknown(key);
            }
            return null;
        }));
    }

    private static Refusal unknown(String key) {
        return new Refusal(CalendarProblem.UNKNOWN_SOURCE, "'" + key + "' is not fetched from anywhere");
    }
}
