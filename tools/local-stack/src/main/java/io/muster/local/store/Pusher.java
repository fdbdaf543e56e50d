package io.muster.local.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** Tells detection-service what was counted; what is not taken is sent again, with the same id. */
final class Pusher {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_WAITING = 2_000;

    private final URI uri;
    private final String key;
    private final Figures figures;
    private final String run = "sample-store-" + Instant.now().toEpochMilli();
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private long pushes;

    Pusher(URI detection, String key, Figures figures) {
        this.uri = detection.resolve("/measures/batch");
        this.key = key;
        this.figures = figures;
    }

    void push() throws IOException, InterruptedException {
        Instant now = Instant.now();
        var values = figures.taken(now);
        if (!values.isEmpty()) {
            waiting.add(JSON.writeValueAsBytes(
                    Map.of("id", run + "-" + pushes++, "until", now.toString(), "values", values)));
        }
        while (waiting.size() > MOST_WAITING) {
            waiting.remove();
        }
        while (!waiting.isEmpty() && isTaken(waiting.peek())) {
            waiting.remove();
        }
    }

    private boolean isTaken(byte[] body) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 == 4) {
                System.err.println("a push was refused: " + answer.statusCode() + " " + answer.body());
            }
            return answer.statusCode() / 100 == 2 || answer.statusCode() == 422;
        } catch (IOException later) {
            return false;
        }
    }
}
