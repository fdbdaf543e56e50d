package io.muster.triage.calendar;

import io.muster.durable.Timer;
import io.muster.durable.TimerHandler;
import io.muster.durable.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Fetches a calendar when it is time. The timer's transaction only makes the next appointment; the fetching comes after it
 * and may be lost in a crash, which the next appointment makes up for.
 */
@ApplicationScoped
class CalendarFetchTimer implements TimerHandler {

    private static final Logger LOG = Logger.getLogger(CalendarFetchTimer.class);

    private final Feeds feeds;
    private final ImportCalendar calendars;
    private final UnitOfWork unitOfWork;

    CalendarFetchTimer(Feeds feeds, ImportCalendar calendars, UnitOfWork unitOfWork) {
        this.feeds = feeds;
        this.calendars = calendars;
        this.unitOfWork = unitOfWork;
    }

    @Override
    public String kind() {
        return ImportCalendar.KIND;
    }

    @Override
    public Uni<Void> fire(Timer timer, Instant now) {
        return feeds.find(timer.key())
                .map(found -> found.filter(feed -> feed.url() != null))
                .flatMap(this::fetch);
    }

    private Uni<Void> fetch(Optional<Feed> found) {
        if (found.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var feed = found.get();
        return calendars
                .fetchAgain(feed)
                .invoke(() -> unitOfWork.afterCommit(
                        "calendar/" + feed.key(),
                        () -> calendars
                                .refresh(feed)
                                .subscribe()
                                .with(
                                        done -> {},
                                        failure -> LOG.warnf(failure, "calendar %s is read later", feed.key()))));
    }
}
