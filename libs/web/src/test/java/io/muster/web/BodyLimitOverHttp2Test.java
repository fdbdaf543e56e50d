package io.muster.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over HTTP/2 a connection carries the requests of many: one that is too large ends nobody else's. */
@QuarkusTest
@QuarkusTestResource(WebDatabase.class)
class BodyLimitOverHttp2Test {

    private static final int MIB = 1024 * 1024;

    @Inject
    Vertx vertx;

    @TestHTTPResource
    URI service;

    private HttpClient client;
    private HttpConnection connection;

    @BeforeEach
    void connect() {
        client = vertx.createHttpClient(new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false)
                .setHttp2MaxPoolSize(1));
        connection = begun(HttpMethod.GET, "/who").connection();
    }

    @AfterEach
    void close() {
        done(client.close());
    }

    @Test
    void whatIsAnnouncedAsTooLargeIsAnsweredInItsOwnStream() {
        HttpClientRequest request = begun(HttpMethod.POST, "/things");
        Future<String> answer = answer(request);

        request.send(Buffer.buffer(new byte[3 * MIB]));

        assertIsProblem(answer);
        assertOthersAreServed();
    }

    @Test
    void whatIsFarTooLargeEndsItsOwnStream() {
        HttpClientRequest request = begun(HttpMethod.POST, "/things");
        Future<String> answer = answer(request);

        request.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(100L * MIB));
        request.sendHead();

        assertIsProblem(answer);
        assertOthersAreServed();
    }

    @Test
    void whatAnnouncesNothingIsAnsweredInItsOwnStream() {
        HttpClientRequest request = begun(HttpMethod.POST, "/things").setChunked(true);
        Future<String> answer = answer(request);

        request.end(Buffer.buffer(new byte[3 * MIB]));

        assertIsProblem(answer);
        assertOthersAreServed();
    }

    private static void assertIsProblem(Future<String> answer) {
        assertThat(done(answer))
                .startsWith("413 application/problem+json")
                .contains("\"code\":\"too-large\"", "larger than 2097152 bytes");
    }

    private void assertOthersAreServed() {
        HttpClientRequest another = begun(HttpMethod.GET, "/who");

        assertThat(another.connection()).isSameAs(connection);
        assertThat(done(another.send()).statusCode()).isEqualTo(200);
    }

    /** Its status, the type of its content, and the content. */
    private static Future<String> answer(HttpClientRequest request) {
        return request.response()
                .compose(answer -> answer.body()
                        .map(body -> String.join(
                                " ",
                                String.valueOf(answer.statusCode()),
                                answer.getHeader(HttpHeaders.CONTENT_TYPE),
                                body.toString())));
    }

    private HttpClientRequest begun(HttpMethod method, String path) {
        HttpClientRequest request = done(client.request(method, service.getPort(), service.getHost(), path));
        request.putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + Tokens.of("rami", "viewer", "responder"))
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        return request;
    }

    private static <T> T done(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(1, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new AssertionError("no answer", e);
        }
    }
}
