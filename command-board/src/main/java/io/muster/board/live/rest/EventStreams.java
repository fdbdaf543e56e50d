package io.muster.board.live.rest;

import io.muster.board.BoardConfig;
import io.muster.board.incidents.CallersSight;
import io.muster.board.incidents.Change;
import io.muster.board.incidents.Sight;
import io.muster.board.live.BoardFeed;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.jaxrs.SseImpl;

/**
 * Server-sent events. At least once: after a reconnection with {@code Last-Event-ID} whatever was missed comes first, and
 * some of what was seen may come again.
 */
@ApplicationScoped
class EventStreams {

    static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final Logger LOG = Logger.getLogger(EventStreams.class);
    private static final long RECONNECT_MILLIS = 2_000;

    private final Sse sse = new SseImpl();

    @Inject
    BoardFeed feed;

    @Inject
    BoardConfig config;

    @Inject
    CallersSight sight;

    Multi<OutboundSseEvent> all(String lastEventId) {
        return stream(lastEventId, sight.now(), change -> true);
    }

    Multi<OutboundSseEvent> one(UUID id, String lastEventId) {
        return stream(
                lastEventId, sight.now(), change -> change.entry().incidentId().equals(id));
    }

    private Multi<OutboundSseEvent> stream(String lastEventId, Sight seen, Predicate<Change> wanted) {
        Context context = Vertx.currentContext();
        Multi<OutboundSseEvent> changes = feed.changes(placeOf(lastEventId))
                .filter(change -> change.incident().isVisibleTo(seen))
                .filter(wanted)
                .map(change -> event(ChangeView.of(change, seen)))
                .emitOn(task -> context.runOnContext(ignored -> task.run()));
        Multi<OutboundSseEvent> beats = Multi.createFrom()
                .ticks()
                .every(config.heartbeat())
                .onOverflow()
                .drop()
                .map(tick -> comment("alive"));
        Multi<OutboundSseEvent> live = Multi.createBy().merging().streams(changes, beats);
        return Multi.createBy()
                .concatenating()
                .streams(Multi.createFrom().item(() -> comment("connected")), live)
                .select()
                .first(config.streamLimit())
                .onFailure()
                .invoke(failure -> LOG.infof("a stream ends early and its reader will come again: %s", failure));
    }

    private OutboundSseEvent event(ChangeView change) {
        return sse.newEventBuilder()
                .id(Long.toString(change.seq()))
                .name("incident")
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(change)
                .build();
    }

    private OutboundSseEvent comment(String text) {
        return sse.newEventBuilder()
                .comment(text)
                .reconnectDelay(RECONNECT_MILLIS)
                .build();
    }

    /** An id that is not one of ours is as good as none. */
    private static OptionalLong placeOf(String lastEventId) {
        boolean number = lastEventId != null && lastEventId.matches("\\d{1,18}");
        return number ? OptionalLong.of(Long.parseLong(lastEventId)) : OptionalLong.empty();
    }
}
