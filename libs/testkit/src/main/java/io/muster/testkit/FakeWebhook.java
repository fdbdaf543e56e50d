package io.muster.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** Somebody else's HTTP endpoint: it records what it gets and answers, fails or hangs as told. */
public final class FakeWebhook implements AutoCloseable {
    private final HttpServer server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String answer = "";
    private volatile Map<String, String> answerHeaders = Map.of();
    private volatile CountDownLatch hanging = new CountDownLatch(0);

    /** One request as it arrived; header names in lower case. */
    public record Request(String method, URI uri, Map<String, String> headers, String body) {}

    private FakeWebhook(HttpServer server) {
        this.server = server;
    }

    /** Listens on a free port of this machine. */
    public static FakeWebhook start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var webhook = new FakeWebhook(server);
            server.createContext("/", webhook::handle);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return webhook;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where it listens, without a path. */
    public URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    public URI uri(String path) {
        return uri().resolve(path);
    }

    /** From now on answers with {@code status}. */
    public void answerWith(int status) {
        answerWith(status, "", Map.of());
    }

    public void answerWith(int status, String body, Map<String, String> headers) {
        this.answer = body;
        this.answerHeaders = headers;
        this.status = status;
    }

    /** From now on takes requests and does not answer until {@link #release()}. */
    public void hang() {
        hanging = new CountDownLatch(1);
    }

    public void release() {
        hanging.countDown();
    }

    /** All requests so far, oldest first. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    public void forget() {
        requests.clear();
    }

    /** Waits up to a minute for a request that fits. */
    public Request await(Predicate<Request> fits) {
        return Awaitility.await("request to " + uri())
                .atMost(Patience.LONG)
                .until(() -> requests.stream().filter(fits).findFirst(), java.util.Optional::isPresent)
                .orElseThrow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), values.getFirst()));
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(new Request(exchange.getRequestMethod(), exchange.getRequestURI(), headers, body));
            hanging.await();
            answerHeaders.forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        release();
        server.stop(0);
    }
}
