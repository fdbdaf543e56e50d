package io.muster.board;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Reads server-sent events as a browser does. */
final class EventStream implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final LinkedBlockingQueue<Map<String, String>> arrived = new LinkedBlockingQueue<>();
    private final List<Map<String, String>> seen = new CopyOnWriteArrayList<>();
    private final AtomicInteger comments = new AtomicInteger();
    private final InputStream body;

    private EventStream(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("the stream answered " + answer.statusCode());
        }
        body = answer.body();
        Thread.ofVirtual().start(this::read);
    }

    static EventStream open(URI address, String token, String lastEventId) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + token);
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return new EventStream(request.build());
    }

    /** The next event whose data is wanted. */
    Map<String, String> await(Predicate<String> wanted, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            Map<String, String> event = arrived.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (event == null) {
                throw new AssertionError("no such event; seen: " + seen);
            }
            if (wanted.test(event.get("data"))) {
                return event;
            }
        }
    }

    List<Map<String, String>> seen() {
        return seen;
    }

    int comments() {
        return comments.get();
    }

    private void read() {
        Map<String, String> event = new HashMap<>();
        try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                event = take(line, event);
            }
        } catch (IOException | UncheckedIOException e) {
            // the stream ends when the test closes it
        }
    }

    private Map<String, String> take(String line, Map<String, String> event) {
        if (line.startsWith(":")) {
            comments.incrementAndGet();
        } else if (!line.isEmpty()) {
            int colon = line.indexOf(':');
            event.put(line.substring(0, colon), line.substring(colon + 1).strip());
        } else if (event.containsKey("data")) {
            seen.add(event);
            arrived.add(event);
            return new HashMap<>();
        }
        return event;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
