package io.muster.detection.intake.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** The headers that Alertmanager puts on every answer, so that dashboards in browsers may ask too. */
class AlertmanagerHeaders {

    @ServerResponseFilter
    void add(ContainerRequestContext request, ContainerResponseContext response) {
        String path = request.getUriInfo().getPath();
        if ((path.startsWith("/") ? path : "/" + path).startsWith(AlertmanagerErrors.PATH + "/")) {
            var headers = response.getHeaders();
            headers.putSingle("Cache-Control", "no-store");
            headers.putSingle("Access-Control-Allow-Origin", "*");
            headers.putSingle("Access-Control-Allow-Methods", "GET, POST, DELETE, OPTIONS");
            headers.putSingle("Access-Control-Allow-Headers", "Accept, Authorization, Content-Type, Origin");
            headers.putSingle("Access-Control-Expose-Headers", "Date");
        }
    }
}
