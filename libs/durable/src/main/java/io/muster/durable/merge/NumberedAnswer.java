package io.muster.durable.merge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.contracts.EventJson;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Whoever asks by a number for what he may not know of is told neither its id nor anything else that tells it apart from a
 * number that nobody has.
 */
class NumberedAnswer {

    private static final String ASKED = NumberedAnswer.class.getName();

    private record Asked(long number, UUID meant) {}

    static void toldBy(long number, UUID meant, ContainerRequestContext request) {
        request.setProperty(ASKED, new Asked(number, meant));
    }

    @ServerResponseFilter
    public void tell(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() == 404
                && request.getProperty(ASKED) instanceof Asked asked
                && response.getEntity() instanceof String problem) {
            response.setEntity(byNumber(problem, asked));
        }
    }

    private static String byNumber(String problem, Asked asked) {
        try {
            if (EventJson.mapper().readTree(problem) instanceof ObjectNode body) {
                body.remove("incidentId");
                return body.toString().replace(asked.meant().toString(), "INC-" + asked.number());
            }
            return problem;
        } catch (JsonProcessingException page) {
            return problem;
        }
    }
}
