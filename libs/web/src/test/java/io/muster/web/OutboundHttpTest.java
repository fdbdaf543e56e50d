package io.muster.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.muster.web.OutboundFailure.Kind;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboundHttpTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final AtomicInteger calls = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/ok", exchange -> answer(exchange, 200, "thanks for " + bodyOf(exchange)));
        server.createContext(
                "/headers",
                exchange -> answer(
                        exchange,
                        200,
                        exchange.getRequestHeaders().getFirst("Host") + " "
                                + exchange.getRequestHeaders().getFirst("webhook-id")));
        server.createContext("/busy", exchange -> answer(exchange, 503, "later"));
        server.createContext("/large", exchange -> answer(exchange, 200, "x".repeat(100_000)));
        server.createContext("/redirect", exchange -> {
            exchange.getResponseHeaders().add("Location", "/ok");
            answer(exchange, 302, "");
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @AfterAll
    static void close() {
        VERTX.close();
    }

    @Test
    void aListedDestinationGetsTheRequest() {
        HttpAnswer answer = client("localhost").post(address("/ok?a=b"), Map.of(), "hello".getBytes(UTF_8), TIMEOUT);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("thanks for hello");
        assertThat(answer.isSuccess()).isTrue();
    }

    @Test
    void theNameStaysInTheHostHeaderThoughTheAddressIsFixed() {
        HttpAnswer answer =
                client("localhost").post(address("/headers"), Map.of("webhook-id", "7"), new byte[0], TIMEOUT);

        assertThat(answer.text()).isEqualTo("localhost:" + server.getAddress().getPort() + " 7");
    }

    @Test
    void anErrorIsAnAnswer() {
        HttpAnswer answer = client("localhost").post(address("/busy"), Map.of(), new byte[0], TIMEOUT);

        assertThat(answer.isWorthRetrying()).isTrue();
    }

    @Test
    void redirectsAreNotFollowed() {
        HttpAnswer answer = client("localhost").post(address("/redirect"), Map.of(), new byte[0], TIMEOUT);

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.isSuccess()).isFalse();
        assertThat(calls).hasValue(1);
    }

    @Test
    void anOversizedAnswerIsCutOff() {
        fails(client("localhost"), address("/large"), TIMEOUT, Kind.TOO_LARGE);
    }

    @Test
    void aDocumentMayBeLonger() {
        HttpAnswer answer = client("localhost").get(address("/large"), Map.of(), TIMEOUT, 10_000_000);

        assertThat(answer.body()).hasSizeGreaterThan(65_536);
        assertThatThrownBy(() -> client("localhost").get(address("/large"), Map.of(), TIMEOUT))
                .hasMessage("the answer is longer than 65536 bytes");
    }

    @Test
    void whatIsNotListedIsNotCalled() {
        fails(client("hooks.example"), address("/ok"), TIMEOUT, Kind.DENIED);
        assertThat(calls).hasValue(0);
    }

    @Test
    void anotherPortIsNotListed() {
        fails(client("localhost:1"), address("/ok"), TIMEOUT, Kind.DENIED);
    }

    @Test
    void theWildcardDoesNotReachThisMachine() {
        fails(client("*"), address("/ok"), TIMEOUT, Kind.DENIED);
        assertThat(calls).hasValue(0);
    }

    @Test
    void metadataAddressesAreNotCalledEvenWhenListed() {
        fails(client("169.254.169.254"), URI.create("http://169.254.169.254/latest"), TIMEOUT, Kind.DENIED);
    }

    @Test
    void nobodyWaitsForTheAnswerToAnother() throws InterruptedException {
        int many = 20;
        var together = new CountDownLatch(many);
        server.createContext("/together", exchange -> {
            together.countDown();
            answer(exchange, awaited(together) ? 200 : 504, "");
        });
        OutboundHttp client = client("localhost");

        List<Thread> callers = Stream.generate(() -> Thread.ofVirtual()
                        .start(() -> client.get(address("/together"), Map.of(), Duration.ofSeconds(30))))
                .limit(many)
                .toList();

        assertThat(awaited(together)).as("all are at the server at once").isTrue();
        for (Thread caller : callers) {
            caller.join();
        }
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void aServerThatNeverAnswersIsGivenUp() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            URI address = URI.create("http://localhost:" + silent.getLocalPort() + "/");
            fails(client("localhost"), address, Duration.ofMillis(300), Kind.TIMED_OUT);
        }
    }

    @Test
    void aServerThatStopsInTheMiddleIsGivenUp() throws Exception {
        try (ServerSocket halting = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Socket> connection = CompletableFuture.supplyAsync(() -> sendHalf(halting));
            URI address = URI.create("http://localhost:" + halting.getLocalPort() + "/");
            fails(client("localhost"), address, Duration.ofMillis(500), Kind.TIMED_OUT);
            // held until here: a socket that nobody holds may be closed at any time
            connection.get().close();
        }
    }

    @Test
    void aClosedPortIsUnreachable() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        fails(client("localhost"), URI.create("http://localhost:" + port + "/"), TIMEOUT, Kind.UNREACHABLE);
    }

    private static void fails(OutboundHttp client, URI address, Duration timeout, Kind kind) {
        assertThatThrownBy(() -> client.post(address, Map.of(), new byte[0], timeout))
                .asInstanceOf(type(OutboundFailure.class))
                .extracting(OutboundFailure::kind)
                .isEqualTo(kind);
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    private static OutboundHttp client(String... allowed) {
        return new OutboundHttp(VERTX, new OutboundConfig() {
            @Override
            public Optional<List<String>> allow() {
                return Optional.of(List.of(allowed));
            }

            @Override
            public Duration connectTimeout() {
                return Duration.ofSeconds(30);
            }

            @Override
            public int maxAnswerBytes() {
                return 65_536;
            }
        });
    }

    private static Socket sendHalf(ServerSocket server) {
        try {
            Socket connection = server.accept();
            connection.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf".getBytes(UTF_8));
            connection.getOutputStream().flush();
            return connection;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange, int status, String body) throws IOException {
        calls.incrementAndGet();
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String bodyOf(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    }
}
