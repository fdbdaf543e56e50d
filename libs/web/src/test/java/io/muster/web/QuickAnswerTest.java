package io.muster.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.lang.reflect.Proxy;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Another system that answers before its caller has come to listen is heard all the same: what it took is not sent again. */
class QuickAnswerTest {

    private final Promise<HttpClientResponse> responding = Promise.promise();
    private final HttpClientResponse response = played(HttpClientResponse.class, this::ofResponse);
    private Handler<Buffer> reader;
    private Handler<Void> afterwards;
    private boolean ended;

    @Test
    void anAnswerThatIsOverWhenTheRequestIsSentIsRead() {
        HttpClientRequest request = played(HttpClientRequest.class, this::ofRequest);

        Future<HttpAnswer> answer = OutboundHttp.answer(request, new byte[0], 100);

        assertThat(answer.succeeded()).as("%s", answer.cause()).isTrue();
        assertThat(answer.result().status()).isEqualTo(200);
        assertThat(answer.result().text()).isEqualTo("thanks");
    }

    private Object ofRequest(String method, Object[] arguments) {
        return switch (method) {
            case "response" -> responding.future();
            case "end" -> {
                respond();
                yield Future.succeededFuture();
            }
            default -> throw new UnsupportedOperationException(method);
        };
    }

    private void respond() {
        responding.complete(response);
        if (reader != null) {
            reader.handle(Buffer.buffer("thanks"));
        }
        ended = true;
        if (afterwards != null) {
            afterwards.handle(null);
        }
    }

    @SuppressWarnings("unchecked") // by the methods' signatures
    private Object ofResponse(String method, Object[] arguments) {
        if (ended && method.endsWith("andler")) {
            throw new IllegalStateException("over");
        }
        switch (method) {
            case "handler" -> reader = (Handler<Buffer>) arguments[0];
            case "endHandler" -> afterwards = (Handler<Void>) arguments[0];
            case "exceptionHandler" -> {
                return response;
            }
            case "statusCode" -> {
                return 200;
            }
            case "headers" -> {
                return MultiMap.caseInsensitiveMultiMap();
            }
            default -> throw new UnsupportedOperationException(method);
        }
        return response;
    }

    private static <T> T played(Class<T> type, BiFunction<String, Object[], Object> by) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> by.apply(method.getName(), arguments)));
    }
}
