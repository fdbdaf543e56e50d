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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A connection carries further requests, over HTTP/2 at once: one that is too large ends nobody else's. */
@QuarkusTest
@QuarkusTestResource(WebDatabase.class)
class AfterTooMuchTest {

    private static final int MIB = 1024 * 1024;

    @Inject
    Vertx vertx;

    @TestHTTPResource
    URI service;

    private HttpClient client;
    private HttpConnection connection;

    private void connect(HttpVersion version) {
        client = vertx.createHttpClient(new HttpClientOptions()
                .setProtocolVersion(version)
                .setHttp2ClearTextUpgrade(false)
                .setMaxPoolSize(1)
                .setHttp2MaxPoolSize(1));
    }

    @AfterEach
    void close() {
        done(client.close());
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
    void whatIsAnnouncedAsTooLargeIsAnsweredAndPassed(HttpVersion version) {
        connect(version);
        HttpClientRequest request = begun(HttpMethod.POST, "/things");
        Future<String> answer = answer(request);

        request.send(Buffer.buffer(new byte[3 * MIB]));

        assertIsProblem(answer);
        assertAnotherIsServed();
    }

    @Test
    void whatIsFarTooLargeEndsItsOwnStreamOnly() {
        connect(HttpVersion.HTTP_2);
        HttpClientRequest request = begun(HttpMethod.POST, "/things");
        Future<String> answer = answer(request);

        request.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(100L * MIB));
        request.sendHead();

        assertIsProblem(answer);
        assertAnotherIsServed();
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
    void whatAnnouncesNothingIsAnsweredAndPassed(HttpVersion version) {
        connect(version);
        HttpClientRequest request = begun(HttpMethod.POST, "/things").setChunked(true);
        Future<String> answer = answer(request);

        request.end(Buffer.buffer(new byte[3 * MIB]));

        assertIsProblem(answer);
        assertAnotherIsServed();
    }

    private static void assertIsProblem(Future<String> answer) {
        assertThat(done(answer))
                .startsWith("413 application/problem+json")
                .contains("\"code\":\"too-large\"", "larger than 2097152 bytes");
    }

    private void assertAnotherIsServed() {
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
        connection = connection == null ? request.connection() : connection;
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
