package io.muster.web.problem;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that comes in chunks, without a word of how long it will be, has the same limit and the same answer. */
@Provider
class UnannouncedBody implements ReaderInterceptor {

    @Inject
    BodyLimit limit;

    @Inject
    RoutingContext request;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (!context.getHeaders().containsKey(HttpHeaders.CONTENT_LENGTH)) {
            context.setInputStream(new ByteArrayInputStream(bounded(context.getInputStream())));
        }
        return context.proceed();
    }

    private byte[] bounded(InputStream unannounced) throws IOException {
        byte[] body = unannounced.readNBytes(limit.most() + 1);
        if (body.length <= limit.most()) {
            return body;
        }
        if (unannounced.skip(BodyLimit.MOST_LET_PASS) == BodyLimit.MOST_LET_PASS) {
            BodyLimit.cutOffAfterAnswer(request);
        }
        throw limit.refusal();
    }
}
