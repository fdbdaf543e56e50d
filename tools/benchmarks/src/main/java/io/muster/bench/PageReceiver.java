package io.muster.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The provider that pages are handed to: takes webhooks, of Muster and of Alertmanager, and remembers when which came. An
 * incident is known by the label {@code bench} of its alert.
 */
final class PageReceiver implements AutoCloseable {

    static final String LABEL = "bench";

    private static final String SOUGHT = "\"" + LABEL + "\":\"";

    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, List<Arrival>> arrivals = new ConcurrentHashMap<>();

    /**
     * A webhook that came.
     *
     * @param id what the sender calls the message; null where it says nothing
     * @param nanos by {@link System#nanoTime}
     */
    record Arrival(String id, long nanos, Instant at) {}

    private PageReceiver(HttpServer server) {
        this.server = server;
    }

    static PageReceiver start() throws IOException {
        // answers are not held back for company
        System.setProperty("sun.net.httpserver.nodelay", "true");
        PageReceiver receiver =
                new PageReceiver(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000));
        receiver.server.createContext("/", receiver::take);
        receiver.server.setExecutor(receiver.workers);
        receiver.server.start();
        return receiver;
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Arrival arrival =
                new Arrival(exchange.getRequestHeaders().getFirst("webhook-id"), System.nanoTime(), Instant.now());
        arrivals.computeIfAbsent(incidentIn(body), first -> new CopyOnWriteArrayList<>())
                .add(arrival);
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    /** The first incident that a body tells of; empty text when it tells of none of ours. */
    static String incidentIn(String body) {
        int start = body.indexOf(SOUGHT);
        return start < 0 ? "" : body.substring(start + SOUGHT.length(), body.indexOf('"', start + SOUGHT.length()));
    }

    /** Where it takes webhooks. */
    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** What came for an incident so far. */
    List<Arrival> of(String incident) {
        return arrivals.getOrDefault(incident, List.of());
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
