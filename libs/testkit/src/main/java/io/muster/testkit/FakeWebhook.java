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
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** Somebody else's HTTP endpoint: it records what it gets, and answers as it was told when the request came. */
public final class FakeWebhook implements AutoCloseable {
    private final HttpServer server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Answer answer = new Answer(200, "", Map.of());

    /** One request as it arrived; header names in lower case. */
    public record Request(String method, URI uri, Map<String, String> headers, String body) {}

    private record Answer(int status, String body, Map<String, String> headers) {}

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
        answer = new Answer(status, body, headers);
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
            // Before the request is seen: whoever sees it may tell what the next one is answered.
            Answer told = answer;
            requests.add(new Request(exchange.getRequestMethod(), exchange.getRequestURI(), headers, body));
            told.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = told.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(told.status(), bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
