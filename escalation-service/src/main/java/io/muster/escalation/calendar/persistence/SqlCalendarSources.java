package io.muster.escalation.calendar.persistence;

import io.muster.durable.database.Sql;
import io.muster.escalation.calendar.CalendarSource;
import io.muster.escalation.calendar.CalendarSources;
import io.muster.web.SecretBox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class SqlCalendarSources implements CalendarSources {

    private static final String COLUMNS =
            " kind, key, sealed_url, every_seconds, etag, last_modified, fetched_at, tried_at, problem ";
    private static final String ALL = "select" + COLUMNS + "from calendar_source order by kind, key";
    private static final String FIND = "select" + COLUMNS + "from calendar_source where kind = ?1 and key = ?2";
    private static final String SAVE = """
            insert into calendar_source (kind, key, sealed_url, host, every_seconds, etag, last_modified, fetched_at, tried_at,
                                         problem, next_at)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
            on conflict (kind, key) do update
            set sealed_url = excluded.sealed_url, host = excluded.host, every_seconds = excluded.every_seconds,
                etag = excluded.etag, last_modified = excluded.last_modified, fetched_at = excluded.fetched_at,
                tried_at = excluded.tried_at, problem = excluded.problem, next_at = excluded.next_at
            """;
    private static final String FORGET_VERSION =
            "update calendar_source set etag = null, last_modified = null where kind = ?1 and key = ?2";
    private static final String REMOVE = "delete from calendar_source where kind = ?1 and key = ?2";
    private static final String CLAIM = """
            update calendar_source set next_at = ?2
            where (kind, key) = (select kind, key from calendar_source where next_at <= ?1
                                 order by next_at limit 1 for update skip locked)
            returning kind, key, sealed_url, every_seconds, etag, last_modified, fetched_at, tried_at, problem
            """;

    private final SecretBox secrets;

    SqlCalendarSources(SecretBox secrets) {
        this.secrets = secrets;
    }

    @Override
    public Uni<Optional<CalendarSource>> find(CalendarSource.Kind kind, String key) {
        return Sql.rows(FIND, kind.name(), key)
                .map(rows -> rows.stream().findFirst().map(this::source));
    }

    @Override
    public Uni<List<CalendarSource>> all() {
        return Sql.rows(ALL).map(rows -> rows.stream().map(this::source).toList());
    }

    @Override
    public Uni<Void> save(CalendarSource source, Instant nextAt) {
        return Sql.update(
                        SAVE,
                        source.kind().name(),
                        source.key(),
                        secrets.seal(source.url().toString()),
                        source.url().getHost(),
                        source.every().toSeconds(),
                        source.etag().orElse(null),
                        source.lastModified().orElse(null),
                        source.fetchedAt().orElse(null),
                        source.triedAt().orElse(null),
                        source.problem().orElse(null),
                        nextAt)
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> forgetVersion(CalendarSource.Kind kind, String key) {
        return Sql.update(FORGET_VERSION, kind.name(), key).replaceWithVoid();
    }

    @Override
    public Uni<Boolean> remove(CalendarSource.Kind kind, String key) {
        return Sql.update(REMOVE, kind.name(), key).map(rows -> rows > 0);
    }

    @Override
    public Uni<Optional<CalendarSource>> claim(Instant now, Instant until) {
        return Sql.rows(CLAIM, now, until).map(rows -> rows.stream().findFirst().map(this::source));
    }

    private CalendarSource source(Object[] row) {
        return new CalendarSource(
                CalendarSource.Kind.valueOf((String) row[0]),
                (String) row[1],
                URI.create(secrets.open((String) row[2])),
                Duration.ofSeconds(((Number) row[3]).longValue()),
                Optional.ofNullable((String) row[4]),
                Optional.ofNullable((String) row[5]),
                Optional.ofNullable(Sql.instant(row[6])),
                Optional.ofNullable(Sql.instant(row[7])),
                Optional.ofNullable((String) row[8]));
    }
}
