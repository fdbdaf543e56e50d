package io.muster.detection.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.detection.intake.IntakeFormat.Batch;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the two kinds of PagerDuty events have in common. */
@Singleton
class PagerDutyJson {

    private static final int LONGEST_SUMMARY = 1024;

    /** A body that is too large is still somebody's, who is told so. */
    private static final int FOR_THE_KEY = 4 * PagerDutyAnswers.LARGEST;

    private final JsonBody json;

    @Inject
    PagerDutyJson(JsonBody json) {
        this.json = json;
    }

    /** The routing key is the integration's key. One that the request carries elsewhere wins: it was added for us. */
    Optional<String> keyIn(IntakeRequest request) {
        return request.authorizationKey().or(() -> routingKey(request.body()));
    }

    private Optional<String> routingKey(byte[] body) {
        try {
            return body.length > FOR_THE_KEY
                    ? Optional.empty()
                    : Optional.ofNullable(JsonBody.text(json.object(body), "routing_key", "service_key"));
        } catch (MalformedBody malformed) {
            return Optional.empty();
        }
    }

    /** @param taken what becomes of an event; a body that is none is refused */
    Batch read(byte[] body, Function<JsonNode, Batch> taken) {
        JsonNode event;
        try {
            event = json.object(body);
        } catch (MalformedBody malformed) {
            return Batch.refused(PagerDutyAnswers.invalid(400, List.of(malformed.getMessage())));
        }
        return taken.apply(event);
    }

    /** Longer summaries are cut, as PagerDuty cuts them. */
    static String summary(JsonNode payload) {
        String summary = JsonBody.text(payload, "summary");
        return summary == null || summary.length() <= LONGEST_SUMMARY ? summary : summary.substring(0, LONGEST_SUMMARY);
    }

    static void require(JsonNode object, String field, String name, List<String> errors) {
        if (JsonBody.text(object, field) == null) {
            errors.add("'" + name + "' is missing or blank");
        }
    }

    /** Address to text. */
    static Map<String, String> links(JsonNode event) {
        Map<String, String> links = new LinkedHashMap<>();
        for (JsonNode link : event.path("links")) {
            String href = JsonBody.text(link, "href");
            if (href != null && links.size() < 20) {
                links.put(href, JsonBody.textOr(href, link, "text"));
            }
        }
        return links;
    }
}
