package io.muster.escalation.schedule.persistence;

import io.muster.durable.database.Sql;
import io.muster.escalation.schedule.Change;
import io.muster.escalation.schedule.HolidayCalendar;
import io.muster.escalation.schedule.Holidays;
import io.muster.escalation.schedule.Schedule;
import io.muster.escalation.schedule.ScheduleHistory;
import io.muster.escalation.schedule.Schedules;
import io.muster.escalation.schedule.Swap;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

@ApplicationScoped
class PanacheSchedules implements Schedules, PanacheRepositoryBase<ScheduleEntity, String> {

    /** Fairness is told for a year. */
    private static final Duration REMEMBERED = Duration.ofDays(400);

    private static final String CHANGES = "from ScheduleChangeEntity where schedule in ?1 and untilAt > ?2"
            + " order by case when calendar is null then 0 else 1 end, seq desc";
    private static final String CALENDARS = "from HolidayCalendarEntity where id in ?1";
    private static final String SWAPS = "from SwapEntity where schedule = ?1 order by id desc";
    private static final String LOCK = "select key from schedule where key = ?1 for update";
    private static final String LOCK_SWAP = "select cast(id as text) from shift_swap where id = ?1 for update";

    /** Of what is replaced nothing is left but what has been and the replacement does not tell as well. */
    private static final String FORGET = """
            delete from schedule_change c
            where schedule = ?1 and %s = ?2 and until_at > ?3 and not id = any (cast(cast(?4 as text[]) as uuid[]))
              and (from_at >= ?3 or exists (select 1 from schedule_change n
                     where n.id = any (cast(cast(?4 as text[]) as uuid[])) and n.from_at <= c.from_at and n.until_at >= ?3))
            """;

    private static final String CUT = """
            update schedule_change set until_at = ?3
            where schedule = ?1 and %s = ?2 and until_at > ?3 and not id = any (cast(cast(?4 as text[]) as uuid[]))
            """;

    private static final String FORMER_DAYS = "from FormerDaysEntity where calendar in ?1 and replacedAt > ?2";
    private static final String KEEP_DAYS = """
            insert into holiday_version (calendar, replaced_at, days)
            select key, cast(?1 as timestamptz), days from holiday_calendar where key = ?2 and days is distinct from ?3
            """;

    private static final String VERSIONS =
            "from ScheduleVersionEntity where schedule = ?1 and replacedAt > ?2 order by replacedAt";
    private static final String KEEP_VERSION = """
            insert into schedule_version (schedule, replaced_at, name, time_zone, starts_at, shift, people, document)
            select key, cast(?1 as timestamptz), name, time_zone, starts_at, shift, people, document from schedule
            where key = ?2 and (time_zone <> ?3 or document is distinct from ?4)
            """;

    private final Clock clock;

    PanacheSchedules(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Uni<Optional<Schedule>> find(String key) {
        return findAll(List.of(key)).map(found -> found.stream().findFirst());
    }

    @Override
    public Uni<List<Schedule>> findAll(Collection<String> keys) {
        return keys.isEmpty()
                ? Uni.createFrom().item(List.of())
                : list("id in ?1", keys).chain(this::completeRows);
    }

    @Override
    public Uni<List<Schedule>> all() {
        return list("order by id").chain(this::completeRows);
    }

    @Override
    public Uni<ScheduleHistory> history(Schedule now, Instant since) {
        return versions(now.key(), since)
                .chain(layers ->
                        formerDays(calendars(now, layers), since).map(days -> ScheduleHistory.of(now, layers, days)));
    }

    private static List<String> calendars(Schedule now, List<ScheduleHistory.Version> layers) {
        return Stream.concat(Stream.of(now), layers.stream().map(ScheduleHistory.Version::schedule))
                .flatMap(schedule -> schedule.calendar().stream())
                .distinct()
                .toList();
    }

    private Uni<List<ScheduleHistory.FormerDays>> formerDays(List<String> calendars, Instant since) {
        return getSession()
                .chain(session -> session.createQuery(FORMER_DAYS, FormerDaysEntity.class)
                        .setParameter(1, calendars)
                        .setParameter(2, since)
                        .getResultList())
                .map(rows -> rows.stream().map(FormerDaysEntity::days).toList());
    }

    private Uni<List<ScheduleHistory.Version>> versions(String key, Instant since) {
        return getSession()
                .chain(session -> session.createQuery(VERSIONS, ScheduleVersionEntity.class)
                        .setParameter(1, key)
                        .setParameter(2, since)
                        .getResultList())
                .chain(rows -> complete(rows.stream()
                                .map(ScheduleVersionEntity::asItWas)
                                .toList())
                        .map(schedules -> IntStream.range(0, rows.size())
                                .mapToObj(place ->
                                        new ScheduleHistory.Version(rows.get(place).replacedAt, schedules.get(place)))
                                .toList()));
    }

    private Uni<List<Schedule>> completeRows(List<ScheduleEntity> found) {
        return complete(found.stream().map(ScheduleEntity::schedule).toList());
    }

    private Uni<List<Schedule>> complete(List<Schedule> bare) {
        return changesOf(bare.stream().map(Schedule::key).toList())
                .chain(changes -> daysOf(bare)
                        .map(days -> bare.stream()
                                .map(schedule -> schedule.with(
                                        schedule.calendar().map(days::get).orElse(Holidays.NONE),
                                        changes.getOrDefault(schedule.key(), List.of())))
                                .toList()));
    }

    private Uni<Map<String, List<Change>>> changesOf(List<String> keys) {
        Instant since = clock.instant().minus(REMEMBERED);
        return getSession()
                .chain(session -> session.createQuery(CHANGES, ScheduleChangeEntity.class)
                        .setParameter(1, keys)
                        .setParameter(2, since)
                        .getResultList())
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> row.schedule,
                                Collectors.mapping(ScheduleChangeEntity::change, Collectors.toList()))));
    }

    private Uni<Map<String, Holidays>> daysOf(List<Schedule> schedules) {
        List<String> keys = schedules.stream()
                .flatMap(schedule -> schedule.calendar().stream())
                .distinct()
                .toList();
        return keys.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : getSession()
                        .chain(session -> session.createQuery(CALENDARS, HolidayCalendarEntity.class)
                                .setParameter(1, keys)
                                .getResultList())
                        .map(rows -> rows.stream()
                                .map(HolidayCalendarEntity::calendar)
                                .collect(Collectors.toMap(HolidayCalendar::key, HolidayCalendar::holidays)));
    }

    @Override
    public Uni<Void> save(Schedule schedule) {
        ScheduleEntity row = ScheduleEntity.of(schedule);
        return Sql.update(KEEP_VERSION, clock.instant(), row.id, row.timeZone, row.document)
                .chain(() -> merge(row));
    }

    @Override
    public Uni<Void> remove(String schedule) {
        return deleteById(schedule)
                .chain(() -> Sql.update("delete from schedule_change where schedule = ?1", schedule))
                .chain(() -> Sql.update("delete from shift_swap where schedule = ?1", schedule))
                .chain(() -> Sql.update("delete from calendar_feed where schedule = ?1", schedule))
                .chain(() -> Sql.update("delete from calendar_source where kind = 'SHIFTS' and key = ?1", schedule))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> removeCalendar(String key) {
        return Sql.update(KEEP_DAYS, clock.instant(), key, "")
                .chain(() -> getSession())
                .chain(session -> session.find(HolidayCalendarEntity.class, key)
                        .chain(found -> found == null ? Uni.createFrom().voidItem() : session.remove(found)))
                .chain(() -> Sql.update("delete from calendar_source where kind = 'HOLIDAYS' and key = ?1", key))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> add(String schedule, Change change) {
        return merge(ScheduleChangeEntity.of(schedule, change, clock.instant()));
    }

    @Override
    public Uni<Void> addFrom(String calendar, String schedule, Change change) {
        ScheduleChangeEntity entity = ScheduleChangeEntity.of(schedule, change, clock.instant());
        entity.calendar = calendar;
        return merge(entity);
    }

    @Override
    public Uni<Optional<Change>> findChange(String schedule, UUID change) {
        return getSession()
                .chain(session -> session.find(ScheduleChangeEntity.class, change))
                .map(found -> Optional.ofNullable(found)
                        .filter(row -> row.schedule.equals(schedule))
                        .map(ScheduleChangeEntity::change));
    }

    @Override
    public Uni<Void> end(Change change, Instant at) {
        String statement = change.from().isBefore(at)
                ? "update schedule_change set until_at = ?2 where id = ?1"
                : "delete from schedule_change where id = ?1 and from_at >= ?2";
        return Sql.update(statement, change.id(), at).replaceWithVoid();
    }

    @Override
    public Uni<Void> endFrom(String calendar, String schedule, Instant at, Collection<Change> except) {
        return end("calendar", calendar, schedule, at, except);
    }

    @Override
    public Uni<Void> endBy(String maker, String schedule, Instant at, Collection<Change> except) {
        return end("made_by", maker, schedule, at, except);
    }

    private Uni<Void> end(String column, String value, String schedule, Instant at, Collection<Change> except) {
        String[] spared = Sql.texts(except.stream().map(Change::id).toList());
        return Sql.update(FORGET.formatted(column), schedule, value, at, spared)
                .chain(() -> Sql.update(CUT.formatted(column), schedule, value, at, spared))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> save(Swap swap) {
        return merge(SwapEntity.of(swap));
    }

    @Override
    public Uni<Void> lock(String schedule) {
        return Sql.rows(LOCK, schedule).replaceWithVoid();
    }

    @Override
    public Uni<Optional<Swap>> lockSwap(UUID id) {
        return Sql.rows(LOCK_SWAP, id)
                .chain(() -> getSession())
                .chain(session -> session.find(SwapEntity.class, id))
                .map(found -> Optional.ofNullable(found).map(SwapEntity::swap));
    }

    @Override
    public Uni<List<Swap>> swaps(String schedule) {
        return getSession()
                .chain(session -> session.createQuery(SWAPS, SwapEntity.class)
                        .setParameter(1, schedule)
                        .getResultList())
                .map(rows -> rows.stream().map(SwapEntity::swap).toList());
    }

    @Override
    public Uni<Optional<HolidayCalendar>> findCalendar(String key) {
        return getSession()
                .chain(session -> session.find(HolidayCalendarEntity.class, key))
                .map(found -> Optional.ofNullable(found).map(HolidayCalendarEntity::calendar));
    }

    @Override
    public Uni<List<HolidayCalendar>> allCalendars() {
        return getSession()
                .chain(session -> session.createQuery(
                                "from HolidayCalendarEntity order by id", HolidayCalendarEntity.class)
                        .getResultList())
                .map(rows -> rows.stream().map(HolidayCalendarEntity::calendar).toList());
    }

    @Override
    public Uni<Void> save(HolidayCalendar calendar) {
        HolidayCalendarEntity row = HolidayCalendarEntity.of(calendar);
        return Sql.update(KEEP_DAYS, clock.instant(), row.id, row.days).chain(() -> merge(row));
    }

    private Uni<Void> merge(Object entity) {
        return getSession().chain(session -> session.merge(entity)).replaceWithVoid();
    }
}
