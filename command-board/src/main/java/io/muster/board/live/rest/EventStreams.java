package io.muster.board.live.rest;

import io.muster.board.BoardConfig;
import io.muster.board.incidents.Change;
import io.muster.board.incidents.CurrentReader;
import io.muster.board.incidents.Reader;
import io.muster.board.live.BoardFeed;
import io.muster.board.live.News;
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
 * some of what was seen may come again. Who missed too much gets one event {@code reload} in its place.
 */
@ApplicationScoped
class EventStreams {

    static final String LAST_EVENT_ID = "Last-Event-ID";
    static final String WHAT_COMES =
            "Events named incident, whose id resumes the stream; one named reload when more was"
                    + " missed than is told one by one; comments while nothing happens";
    private static final Logger LOG = Logger.getLogger(EventStreams.class);
    private static final long RECONNECT_MILLIS = 2_000;

    private final Sse sse = new SseImpl();

    @Inject
    BoardFeed feed;

    @Inject
    BoardConfig config;

    @Inject
    CurrentReader caller;

    Multi<OutboundSseEvent> all(String lastEventId) {
        return stream(lastEventId, caller.get(), change -> true);
    }

    Multi<OutboundSseEvent> one(UUID id, String lastEventId) {
        return stream(
                lastEventId, caller.get(), change -> change.entry().incidentId().equals(id));
    }

    private Multi<OutboundSseEvent> stream(String lastEventId, Reader reader, Predicate<Change> wanted) {
        Context context = Vertx.currentContext();
        Multi<OutboundSseEvent> changes = feed.news(placeOf(lastEventId))
                .filter(news -> concerns(news, reader, wanted))
                .map(news -> event(news, reader))
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

    private static boolean concerns(News news, Reader reader, Predicate<Change> wanted) {
        return switch (news) {
            case News.Happened happened ->
                happened.change().incident().isVisibleTo(reader.sight()) && wanted.test(happened.change());
            case News.MuchHappened much -> true;
        };
    }

    private OutboundSseEvent event(News news, Reader reader) {
        var event = sse.newEventBuilder().id(Long.toString(news.seq())).mediaType(MediaType.APPLICATION_JSON_TYPE);
        return switch (news) {
            case News.Happened happened ->
                event.name("incident")
                        .data(ChangeView.of(happened.change(), reader))
                        .build();
            case News.MuchHappened much ->
                event.name("reload").data(new ReloadView(much.seq())).build();
        };
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
