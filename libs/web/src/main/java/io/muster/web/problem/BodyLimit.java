package io.muster.web.problem;

import io.muster.web.WebProblem;
import io.muster.web.problem.Problems.Body;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A request that announces more than any operation takes is answered before it is read, in words: the limit of the
 * framework, which comes next, says the status and nothing else.
 */
@ApplicationScoped
class BodyLimit {

    /** After what takes a key out of the address, before the framework's own limit. */
    private static final int PRIORITY = 500;

    private static final long MOST_LET_PASS = 64L * 1024 * 1024;

    @Inject
    Problems problems;

    @ConfigProperty(name = "quarkus.http.limits.max-body-size")
    MemorySize most;

    void register(@Observes Filters filters) {
        filters.register(this::look, PRIORITY);
    }

    private void look(RoutingContext context) {
        long size = announced(context.request());
        if (size <= most.asLongValue()) {
            context.next();
            return;
        }
        Body body = problems.body(
                context.normalizedPath(),
                WebProblem.TOO_LARGE,
                WebProblem.TOO_LARGE.status(),
                "the body is larger than " + most.asLongValue() + " bytes",
                Optional.empty(),
                Map.of());
        closeAfter(context, size);
        context.response()
                .setStatusCode(body.status())
                .putHeader(HttpHeaderNames.CONTENT_TYPE, body.mediaType())
                .putHeader(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .putHeader(HttpHeaderNames.CONNECTION, "close")
                .end(body.text());
    }

    /** Who still sends when the connection is closed does not read the answer; who sends far too much need not. */
    private static void closeAfter(RoutingContext context, long size) {
        HttpServerRequest request = context.request();
        if (size > MOST_LET_PASS || request.getHeader(HttpHeaderNames.EXPECT) != null) {
            context.response().endHandler(sent -> request.connection().close());
        } else {
            request.handler(unread -> {})
                    .endHandler(over -> request.connection().close())
                    .resume();
        }
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
