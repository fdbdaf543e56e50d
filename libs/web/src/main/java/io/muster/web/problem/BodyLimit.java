package io.muster.web.problem;

import io.muster.contracts.Refusal;
import io.muster.web.WebProblem;
import io.muster.web.problem.Problems.Body;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A request that announces more than any operation takes is answered before it is read, in words: the limit of the
 * framework, which comes next, says the status and nothing else. One that announces nothing is counted as it is read
 * ({@link UnannouncedBody}), by us for the same reason.
 */
@ApplicationScoped
class BodyLimit {

    /** What is sent on after a refusal is read and thrown away up to here, so that its sender reads the answer. */
    static final long MOST_LET_PASS = 64L * 1024 * 1024;

    /** After what takes a key out of the address, before the framework's own limit. */
    private static final int PRIORITY = 500;

    private static final int AFTER_THE_FRAMEWORKS = 1;

    /** As HTTP/2 numbers its errors. */
    private static final long NO_ERROR = 0;

    @Inject
    Problems problems;

    @ConfigProperty(name = "quarkus.http.limits.max-body-size")
    MemorySize most;

    void register(@Observes Filters filters) {
        filters.register(this::look, PRIORITY);
        filters.register(BodyLimit::countOurselves, AFTER_THE_FRAMEWORKS);
    }

    /** In bytes; what is longer is refused. */
    int most() {
        return Math.toIntExact(most.asLongValue());
    }

    Refusal refusal() {
        return new Refusal(WebProblem.TOO_LARGE, words());
    }

    private void look(RoutingContext context) {
        HttpServerRequest request = context.request();
        long size = announced(request);
        if (size <= most.asLongValue()) {
            context.next();
            return;
        }
        if (size > MOST_LET_PASS || request.getHeader(HttpHeaderNames.EXPECT) != null) {
            cutOffAfterAnswer(context);
        } else {
            request.handler(unread -> {}).resume();
        }
        answer(context);
    }

    private void answer(RoutingContext context) {
        Body body = problems.body(
                context.normalizedPath(),
                WebProblem.TOO_LARGE,
                WebProblem.TOO_LARGE.status(),
                words(),
                Optional.empty(),
                Map.of());
        context.response()
                .setStatusCode(body.status())
                .putHeader(HttpHeaderNames.CONTENT_TYPE, body.mediaType())
                .putHeader(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .end(body.text());
    }

    private String words() {
        return "the body is larger than " + most.asLongValue() + " bytes";
    }

    /** What is left of the request is not read: its connection ends, or its stream where a connection has several. */
    static void cutOffAfterAnswer(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.version() == HttpVersion.HTTP_2) {
            context.addEndHandler(sent -> context.response().reset(NO_ERROR));
        } else {
            context.response().putHeader(HttpHeaderNames.CONNECTION, "close");
            context.addEndHandler(sent -> request.connection().close());
        }
    }

    private static void countOurselves(RoutingContext context) {
        context.remove(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY);
        context.next();
    }

    /** As its header says; 0 when it says nothing that can be read. */
    private static long announced(HttpServerRequest request) {
        try {
            String length = request.getHeader(HttpHeaderNames.CONTENT_LENGTH);
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException odd) {
            return 0;
        }
    }
}
