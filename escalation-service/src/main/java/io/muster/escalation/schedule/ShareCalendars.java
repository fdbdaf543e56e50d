package io.muster.escalation.schedule;

import io.muster.contracts.Refusal;
import io.muster.durable.UnitOfWork;
import io.muster.web.Secrets;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Use case: shifts in people's own calendars. */
@ApplicationScoped
public class ShareCalendars {

    private static final Duration BEHIND = Duration.ofDays(30);
    private static final Duration AHEAD = Duration.ofDays(180);

    private final UnitOfWork unitOfWork;
    private final PlanShifts plan;
    private final Schedules schedules;
    private final CalendarFeeds feeds;
    private final Clock clock;

    ShareCalendars(UnitOfWork unitOfWork, PlanShifts plan, Schedules schedules, CalendarFeeds feeds, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.plan = plan;
        this.schedules = schedules;
        this.feeds = feeds;
        this.clock = clock;
    }

    /** One shift for a calendar. @param schedule the schedule's name */
    public record SharedShift(String key, String schedule, String person, Instant from, Instant until) {}

    /**
     * A new address; the schedule's old one ends.
     *
     * @return the token, which is kept nowhere
     * @throws Refusal when there is no such schedule
     */
    public Uni<String> shareSchedule(String key, String by) {
        return unitOfWork.run(() -> plan.existing(key).chain(() -> share(Optional.of(key), Optional.empty(), by)));
    }

    /** A new address for the person's shifts in all schedules; the old one ends. */
    public Uni<String> sharePerson(String id, String by) {
        return unitOfWork.run(() -> share(Optional.empty(), Optional.of(id), by));
    }

    private Uni<String> share(Optional<String> schedule, Optional<String> person, String by) {
        String token = Secrets.randomToken();
        return feeds.replace(new CalendarFeed(Secrets.sha256(token), schedule, person, by, clock.instant()))
                .replaceWith(token);
    }

    /** Computed off the event loop, since it may take long. @throws Refusal when the token is of no feed */
    public Uni<List<SharedShift>> shifts(String token) {
        return unitOfWork
                .run(() -> feeds.find(Secrets.sha256(token))
                        .map(found -> found.orElseThrow(
                                () -> new Refusal(ScheduleProblem.UNKNOWN_FEED, "There is no such calendar")))
                        .chain(feed -> concerned(feed).map(all -> new Shared(feed, all))))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(this::shifts);
    }

    private record Shared(CalendarFeed feed, List<Schedule> schedules) {}

    private Uni<List<Schedule>> concerned(CalendarFeed feed) {
        return feed.schedule().map(key -> schedules.findAll(List.of(key))).orElseGet(schedules::all);
    }

    private List<SharedShift> shifts(Shared shared) {
        Optional<String> person = shared.feed().person();
        return shared.schedules().stream()
                .filter(schedule -> person.isEmpty() || schedule.people().contains(person.get()))
                .flatMap(schedule -> shifts(schedule, clock.instant()))
                .filter(shift -> person.isEmpty() || person.get().equals(shift.person()))
                .toList();
    }

    /** Of the time that is shared. */
    static Stream<SharedShift> shifts(Schedule schedule, Instant now) {
        Instant start = now.minus(BEHIND);
        return schedule.stretches(start, now.plus(AHEAD)).stream()
                .filter(stretch -> stretch.person().isPresent())
                .map(stretch -> new SharedShift(
                        schedule.key(),
                        schedule.name(),
                        stretch.person().get(),
                        beginning(schedule, stretch, start),
                        stretch.until()));
    }

    /** A shift keeps its beginning, by which other calendars know it again, also when that is longer ago than is told. */
    private static Instant beginning(Schedule schedule, Schedule.Stretch stretch, Instant start) {
        return stretch.from().equals(start)
                ? schedule.onCallAt(start).map(OnCall::since).orElse(start)
                : stretch.from();
    }
}
