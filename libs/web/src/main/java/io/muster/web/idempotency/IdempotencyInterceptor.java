package io.muster.web.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.contracts.Refusal;
import io.muster.web.Caller;
import io.muster.web.Idempotent;
import io.muster.web.Secrets;
import io.muster.web.WebProblem;
import io.muster.web.idempotency.KeyedAnswers.Answer;
import io.muster.web.idempotency.KeyedAnswers.Key;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

/** Carries out what {@link Idempotent} promises. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class IdempotencyInterceptor {

    static final String HEADER = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";
    private static final int LONGEST_KEY = 255;
    private static final Logger LOG = Logger.getLogger(IdempotencyInterceptor.class);

    @Inject
    RoutingContext request;

    @Inject
    Caller caller;

    @Inject
    KeyedAnswers answers;

    @Inject
    ObjectMapper json;

    @Inject
    Clock clock;

    @AroundInvoke
    Object once(InvocationContext invocation) throws Exception {
        String given = request.request().getHeader(HEADER);
        if (given == null || given.isBlank()) {
            return invocation.proceed();
        }
        if (given.length() > LONGEST_KEY) {
            throw new Refusal(WebProblem.INVALID_PARAMETER, HEADER + " is longer than " + LONGEST_KEY + " characters");
        }
        Method method = invocation.getMethod();
        Key key = new Key(caller.id(), method.getDeclaringClass().getSimpleName() + "." + method.getName(), given);
        String hash = hashOf(invocation.getParameters());
        UUID reservation = UUID.randomUUID();
        return answers.reserve(key, reservation, hash, clock.instant())
                .flatMap(ours -> ours ? carryOut(invocation, reservation) : replay(key, hash, method));
    }

    private Uni<Object> carryOut(InvocationContext invocation, UUID reservation) {
        return proceed(invocation)
                .onFailure()
                .call(() -> answers.release(reservation).onFailure().recoverWithNull())
                .call(result -> keep(reservation, result));
    }

    @SuppressWarnings("unchecked")
    private static Uni<Object> proceed(InvocationContext invocation) {
        try {
            return ((Uni<Object>) invocation.proceed());
        } catch (Exception e) {
            return Uni.createFrom().failure(e);
        }
    }

    /** What was done stays done when its answer cannot be kept. */
    private Uni<Void> keep(UUID reservation, Object result) {
        int status = statusOf(result);
        Uni<Void> kept = status >= 400
                ? answers.release(reservation)
                : answers.complete(reservation, status, locationOf(result), write(entityOf(result)), clock.instant());
        return kept.onFailure()
                .invoke(failure -> LOG.warn("the answer to a keyed request was not kept", failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Object> replay(Key key, String hash, Method method) {
        return answers.find(key).map(found -> {
            Answer answer = found.orElseThrow(IdempotencyInterceptor::inFlight);
            if (!answer.hash().equals(hash)) {
                throw new Refusal(
                        WebProblem.IDEMPOTENCY_KEY_REUSED, "the key was first used for a request with other content");
            }
            if (answer.status() == null) {
                throw inFlight();
            }
            return read(answer, method);
        });
    }

    private static Refusal inFlight() {
        return new Refusal(WebProblem.IDEMPOTENCY_IN_FLIGHT, "ask again when the first request has been answered");
    }

    private Object read(Answer answer, Method method) {
        request.response().putHeader(REPLAYED, "true");
        Type type = ((ParameterizedType) method.getGenericReturnType()).getActualTypeArguments()[0];
        try {
            if (type == Response.class) {
                return asResponse(answer);
            }
            if (type instanceof ParameterizedType parameterized && parameterized.getRawType() == RestResponse.class) {
                Object entity = entity(answer, parameterized.getActualTypeArguments()[0]);
                var builder =
                        RestResponse.ResponseBuilder.create(answer.status()).entity(entity);
                Optional.ofNullable(answer.location()).ifPresent(value -> builder.header(HttpHeaders.LOCATION, value));
                return builder.build();
            }
            return entity(answer, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept answer cannot be read", e);
        }
    }

    private static Response asResponse(Answer answer) {
        Response.ResponseBuilder builder = Response.status(answer.status());
        Optional.ofNullable(answer.location()).ifPresent(value -> builder.header(HttpHeaders.LOCATION, value));
        Optional.ofNullable(answer.body())
                .ifPresent(body -> builder.type("application/json").entity(body));
        return builder.build();
    }

    private Object entity(Answer answer, Type type) throws JsonProcessingException {
        return answer.body() == null ? null : json.readValue(answer.body(), json.constructType(type));
    }

    private String hashOf(Object[] parameters) {
        StringBuilder content = new StringBuilder(request.normalizedPath());
        for (Object parameter : parameters) {
            content.append('\n').append(write(parameter));
        }
        return Secrets.sha256(content.toString());
    }

    private String write(Object value) {
        try {
            return value == null ? null : json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a keyed request and its answer must be writable as JSON", e);
        }
    }

    private static int statusOf(Object result) {
        return switch (result) {
            case Response response -> response.getStatus();
            case RestResponse<?> response -> response.getStatus();
            case null -> 204;
            default -> 200;
        };
    }

    private static Object entityOf(Object result) {
        return switch (result) {
            case Response response -> response.getEntity();
            case RestResponse<?> response -> response.getEntity();
            case null -> null;
            default -> result;
        };
    }

    private static String locationOf(Object result) {
        return switch (result) {
            case Response response -> response.getHeaderString(HttpHeaders.LOCATION);
            case RestResponse<?> response -> response.getHeaderString(HttpHeaders.LOCATION);
            case null, default -> null;
        };
    }
}
