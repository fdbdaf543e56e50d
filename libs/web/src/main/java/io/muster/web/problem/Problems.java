package io.muster.web.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.contracts.ProblemCode;
import io.muster.web.WebProblem;
import io.opentelemetry.api.trace.Span;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Builds the bodies of refusals: RFC 9457 problem details with a stable type and code, the incident and the trace they
 * belong to.
 */
@ApplicationScoped
public class Problems {

    /** Followed by the code; the documentation's page of each problem. */
    public static final String TYPE_PREFIX = "https://muster.dev/problems/";

    public static final String MEDIA_TYPE = "application/problem+json";

    private static final int RETRY_AFTER_SECONDS = 2;

    @Inject
    ObjectMapper json;

    @Inject
    @Any
    Instance<ProblemFormat> formats;

    @Inject
    RoutingContext request;

    Response of(ProblemCode code, String detail) {
        return of(code, code.status(), detail, Optional.empty(), Map.of());
    }

    Response of(ProblemCode code, int status, String detail, Optional<UUID> incidentId, Map<String, Object> more) {
        Body body = body(request.normalizedPath(), code, status, detail, incidentId, more);
        return Response.status(body.status())
                .type(body.mediaType())
                .header("Cache-Control", "no-store")
                .entity(body.text())
                .build();
    }

    /** A refusal as it is sent. */
    record Body(int status, String mediaType, String text) {}

    /** In the format that is spoken below the path. */
    Body body(
            String path,
            ProblemCode code,
            int status,
            String detail,
            Optional<UUID> incidentId,
            Map<String, Object> more) {
        Optional<ProblemFormat> other =
                formats.stream().filter(format -> format.speaksFor(path)).findFirst();
        if (other.isPresent()) {
            ProblemFormat format = other.get();
            return new Body(status, format.mediaType(), write(format.body(status, code.code(), detail)));
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", TYPE_PREFIX + code.code());
        body.put("title", code.title());
        body.put("status", status);
        body.put("detail", detail);
        body.put("code", code.code());
        incidentId.ifPresent(id -> body.put("incidentId", id));
        traceId().ifPresent(id -> body.put("traceId", id));
        more.forEach(body::putIfAbsent);
        return new Body(status, MEDIA_TYPE, write(body));
    }

    /** 503 with the time after which a retry makes sense. */
    Response unavailable(String detail) {
        return Response.fromResponse(of(WebProblem.UNAVAILABLE, detail))
                .header("Retry-After", RETRY_AFTER_SECONDS)
                .build();
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem's body must be writable", e);
        }
    }

    private static Optional<String> traceId() {
        return Optional.of(Span.current().getSpanContext())
                .filter(context -> context.isValid())
                .map(context -> context.getTraceId());
    }

    /** One part of a request that is not acceptable. */
    record FieldError(String field, String message) {

        static Map<String, Object> members(List<FieldError> errors) {
            return Map.of("errors", errors.stream().map(FieldError::members).toList());
        }

        /** In this order, the same in every process. */
        private Map<String, String> members() {
            Map<String, String> members = new LinkedHashMap<>();
            members.put("field", field);
            members.put("message", message);
            return members;
        }
    }
}
