package io.muster.escalation.calendar.rest;

import io.muster.escalation.calendar.CalendarSource.Kind;
import io.muster.escalation.calendar.KeepSources;
import io.smallrye.mutiny.Uni;
import java.time.Clock;

/** From where calendars of one kind are fetched. */
abstract class SourceResource {

    private final Kind kind;
    private final KeepSources sources;
    private final Clock clock;

    SourceResource(Kind kind, KeepSources sources, Clock clock) {
        this.kind = kind;
        this.sources = sources;
        this.clock = clock;
    }

    final Uni<SourceView> kept(String key, SourceRequest wanted) {
        return sources.save(kind, key, wanted.url(), wanted.often())
                .map(source -> SourceView.of(source, clock.instant()));
    }

    final Uni<SourceView> told(String key) {
        return sources.source(kind, key).map(source -> SourceView.of(source, clock.instant()));
    }

    final Uni<Void> ended(String key) {
        return sources.remove(kind, key);
    }
}
