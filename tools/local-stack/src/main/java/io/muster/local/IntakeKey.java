package io.muster.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The key that local senders use: made once through the public API, as any operator makes one, and kept. */
final class IntakeKey {
    private static final String WANTED =
            "{\"name\":\"local-monitoring\",\"kind\":\"alertmanager\",\"silences\":\"write\"}";

    private IntakeKey() {}

    static String obtain(Home home, String adminToken) throws IOException, InterruptedException {
        Path file = home.data().resolve("intake.key");
        if (Files.exists(file)) {
            return Files.readString(file);
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(StageService.DETECTION.url(home) + "/integrations"))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + adminToken)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(WANTED))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode key = answer.statusCode() / 100 == 2
                    ? new ObjectMapper().readTree(answer.body()).path("key")
                    : null;
            if (key == null || !key.isTextual()) {
                throw new StartFailure(
                        "detection-service gave no intake key: %d %s".formatted(answer.statusCode(), answer.body()));
            }
            OwnerOnly.write(file, key.asText());
            return key.asText();
        }
    }
}
