package io.muster.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.contracts.EventJson;
import io.muster.testkit.FakeWebhook;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Acknowledges every second incident by the link in its first message, at whichever replica serves. */
final class Answering {
    private final FakeWebhook phones;
    private final List<ReplicaOfPaging> replicas;
    private final Set<UUID> answered = new HashSet<>();

    Answering(FakeWebhook phones, List<ReplicaOfPaging> replicas) {
        this.phones = phones;
        this.replicas = replicas;
    }

    /** Whoever was not there to take the answer is asked again the next time. */
    void answer() {
        replicas.stream()
                .map(ReplicaOfPaging::process)
                .filter(ServiceProcess::isReady)
                .findFirst()
                .ifPresent(replica -> phones.requests().forEach(message -> acknowledge(message, replica)));
    }

    private void acknowledge(FakeWebhook.Request message, ServiceProcess replica) {
        JsonNode page = read(message);
        UUID incident = UUID.fromString(page.at("/incident/id").asText());
        if (page.at("/incident/number").asLong() % 2 == 0 && !answered.contains(incident)) {
            String link = URI.create(page.path("acknowledgeUrl").asText()).getPath();
            if (taken(replica.url(link))) {
                answered.add(incident);
            }
        }
    }

    private static boolean taken(String url) {
        try {
            return RestAssured.post(url).statusCode() == 200;
        } catch (Exception e) { // killed in the midst; REST Assured throws what the connection threw
            return false;
        }
    }

    static JsonNode read(FakeWebhook.Request message) {
        try {
            return EventJson.mapper().readTree(message.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
