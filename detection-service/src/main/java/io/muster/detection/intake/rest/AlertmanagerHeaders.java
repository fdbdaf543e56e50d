package io.muster.detection.intake.rest;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * The headers that Alertmanager puts on every answer, so that dashboards in browsers may ask too. They are put there last,
 * whoever answers: lists are sent in parts, which no filter of the REST layer sees.
 */
@ApplicationScoped
class AlertmanagerHeaders {

    /** After what takes a key out of the address, before everything that answers. */
    private static final int PRIORITY = 900;

    void register(@Observes Filters filters) {
        filters.register(AlertmanagerHeaders::promise, PRIORITY);
    }

    private static void promise(RoutingContext request) {
        if (request.normalizedPath().startsWith(AlertmanagerErrors.PATH + "/")) {
            request.addHeadersEndHandler(about -> add(request.response().headers()));
        }
        request.next();
    }

    private static void add(MultiMap headers) {
        headers.set("Cache-Control", "no-store");
        headers.set("Access-Control-Allow-Origin", "*");
        headers.set("Access-Control-Allow-Methods", "GET, POST, DELETE, OPTIONS");
        headers.set("Access-Control-Allow-Headers", "Accept, Authorization, Content-Type, Origin");
        headers.set("Access-Control-Expose-Headers", "Date");
    }
}
