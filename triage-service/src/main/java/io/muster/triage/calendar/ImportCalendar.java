package io.muster.triage.calendar;

import io.muster.contracts.Refusal;
import io.muster.durable.Timers;
import io.muster.durable.UnitOfWork;
import io.muster.durable.loop.InTurn;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Campaigns and sales events read from calendars (R39): posted once, or fetched again and again. Reading the same document
 * twice changes nothing; an event that has gone from it is no campaign any more, unless it is over already.
 */
@ApplicationScoped
public class ImportCalendar {

    /** The timer by which a calendar is fetched; its key is the calendar's. */
    static final String KIND = "calendar-fetch";

    private static final Duration BEHIND = Duration.ofDays(1);
    private static final Duration AHEAD = Duration.ofDays(180);

    private final UnitOfWork unitOfWork;
    private final Feeds feeds;
    private final Campaigns campaigns;
    private final KeepCalendar calendar;
    private final CalendarReader reader;
    private final FetchCalendar fetch;
    private final Timers timers;
    private final Clock clock;

    ImportCalendar(
            UnitOfWork unitOfWork,
            Feeds feeds,
            Campaigns campaigns,
            KeepCalendar calendar,
            CalendarReader reader,
            FetchCalendar fetch,
            Timers timers,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.feeds = feeds;
        this.campaigns = campaigns;
        this.calendar = calendar;
        this.reader = reader;
        this.fetch = fetch;
        this.timers = timers;
        this.clock = clock;
    }

    /** Reads a document. Fails with {@code calendar-unreadable} (422). */
    public Uni<Feed> post(String key, byte[] document) {
        var now = clock.instant();
        return read(key, document, now)
                .flatMap(read -> unitOfWork.run(() ->
                        feeds.find(key).flatMap(known -> take(known.orElseGet(() -> Feed.posted(key)), read, now))));
    }

    /**
     * Fetches a calendar now and from now on. Fails with {@code calendar-unreachable} (422) and {@code calendar-unreadable}
     * (422).
     */
    public Uni<Feed> subscribe(Feed feed) {
        return fetch.document(feed.url()).flatMap(document -> {
            var now = clock.instant();
            return read(feed.key(), document, now)
                    .flatMap(read -> unitOfWork.run(() -> take(feed, read, now).call(this::fetchAgain)));
        });
    }

    // A long document takes its time, which no I/O thread has.
    private Uni<List<Campaign>> read(String key, byte[] document, Instant now) {
        return Uni.createFrom()
                .item(() -> reader.read(key, document, now.minus(BEHIND), now.plus(AHEAD)))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** Fetches a calendar once more; what goes wrong is kept to look at, and tried again the next time. */
    Uni<Void> refresh(Feed feed) {
        return fetch.document(feed.url())
                .flatMap(document -> post(feed.key(), document))
                .replaceWithVoid()
                .onFailure(Refusal.class)
                .recoverWithUni(failure -> unitOfWork.run(() -> feeds.find(feed.key())
                        .flatMap(known -> known.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : feeds.put(known.get().failed(failure.getMessage())))));
    }

    public Uni<List<Feed>> all() {
        return unitOfWork.run(feeds::all);
    }

    /** Forgets a calendar and its campaigns. Fails with {@code calendar-unknown} (404). */
    public Uni<Void> remove(String key) {
        return unitOfWork.run(() -> feeds.remove(key)
                .invoke(removed -> {
                    if (!removed) {
                        throw new Refusal(
                                CalendarProblem.CALENDAR_UNKNOWN, "No calendar has the key %s.".formatted(key));
                    }
                })
                .chain(() -> timers.cancel(KIND, key))
                .chain(() -> campaigns.ofFeed(key))
                .flatMap(gone -> InTurn.each(gone, campaign -> calendar.remove(campaign.key()))));
    }

    Uni<Void> fetchAgain(Feed feed) {
        return feed.url() == null
                ? Uni.createFrom().voidItem()
                : timers.schedule(KIND, feed.key(), clock.instant().plus(feed.every()), "{}");
    }

    private Uni<Feed> take(Feed feed, List<Campaign> read, Instant now) {
        var told = feed.read(now, read.size());
        return campaigns
                .ofFeed(feed.key())
                .flatMap(known -> {
                    var byKey = known.stream().collect(Collectors.toMap(Campaign::key, Function.identity()));
                    var changed = read.stream()
                            .filter(campaign -> !campaign.equals(byKey.get(campaign.key())))
                            .toList();
                    return InTurn.each(
                                    changed, campaign -> calendar.put(campaign).replaceWithVoid())
                            .chain(() ->
                                    InTurn.each(gone(known, read, now), campaign -> calendar.remove(campaign.key())));
                })
                .chain(() -> feeds.put(told))
                .replaceWith(told);
    }

    private static List<Campaign> gone(List<Campaign> known, List<Campaign> read, Instant now) {
        Map<String, Campaign> still = read.stream().collect(Collectors.toMap(Campaign::key, Function.identity()));
        return known.stream()
                .filter(campaign ->
                        !still.containsKey(campaign.key()) && campaign.endsAt().isAfter(now))
                .toList();
    }
}
