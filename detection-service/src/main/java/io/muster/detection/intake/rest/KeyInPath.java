package io.muster.detection.intake.rest;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The key as a prefix of the path, {@code /k/KEY/api/v2/alerts}, for senders that can be given an address and nothing
 * else. From here on it is an ordinary bearer token and stands in no address, so that nothing that writes addresses down
 * can write it down.
 */
@ApplicationScoped
class KeyInPath {

    private static final Pattern PREFIXED = Pattern.compile("/k/([A-Za-z0-9_-]{1,100})(/.*)");
    private static final int BEFORE_EVERYTHING = 1000;

    void register(@Observes Filters filters) {
        filters.register(KeyInPath::take, BEFORE_EVERYTHING);
    }

    private static void take(RoutingContext request) {
        if (!request.request().uri().startsWith("/k/")) {
            request.next();
            return;
        }
        Matcher prefixed = PREFIXED.matcher(request.request().uri());
        if (!prefixed.matches()) {
            request.next();
            return;
        }
        request.request().headers().set("Authorization", "Bearer " + prefixed.group(1));
        request.reroute(prefixed.group(2));
    }
}
