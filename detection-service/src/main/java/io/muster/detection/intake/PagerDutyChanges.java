package io.muster.detection.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.contracts.Ids;
import io.muster.detection.integration.Sender;
import io.muster.detection.signal.FactSignal.ChangeSignal;
import io.muster.detection.signal.Labels;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code POST /v2/change/enqueue} of the PagerDuty Events API v2: what was deployed when. It is kept for triage and
 * disturbs nobody.
 */
@Singleton
public class PagerDutyChanges implements PagerDutyAnswers {

    private static final int MOST_DETAILS = 50;

    private final PagerDutyJson json;

    @Inject
    PagerDutyChanges(PagerDutyJson json) {
        this.json = json;
    }

    @Override
    public String name() {
        return "pagerduty-change";
    }

    @Override
    public Optional<String> keyIn(IntakeRequest request) {
        return json.keyIn(request);
    }

    @Override
    public Batch read(IntakeRequest request, Sender sender, Instant now) {
        return json.read(request.body(), event -> read(event, sender, now));
    }

    private Batch read(JsonNode event, Sender sender, Instant now) {
        List<String> errors = new ArrayList<>();
        PagerDutyJson.require(event.path("payload"), "summary", "payload.summary", errors);
        return errors.isEmpty()
                ? new Batch(
                        List.of(change(event, sender, now)),
                        Answer.json(202, PagerDutyAnswers.body("success", "Change event processed")))
                : Batch.refused(PagerDutyAnswers.invalid(400, errors));
    }

    private ChangeSignal change(JsonNode event, Sender sender, Instant now) {
        JsonNode payload = event.path("payload");
        Instant at = JsonBody.instant(payload, "timestamp");
        String origin = JsonBody.text(payload, "source");
        return new ChangeSignal(
                Ids.at(now),
                name(),
                sender.source(),
                sender.name(),
                Labels.storable(PagerDutyJson.summary(payload)),
                origin == null ? null : Labels.storable(shortened(origin)),
                at == null || at.isAfter(now) ? now : at,
                details(payload.path("custom_details")),
                storable(PagerDutyJson.links(event)),
                now);
    }

    private static Map<String, String> details(JsonNode details) {
        Map<String, String> kept = new LinkedHashMap<>();
        JsonBody.scalars(details).forEach((name, value) -> {
            if (kept.size() < MOST_DETAILS) {
                kept.put(Labels.storable(shortened(name)), Labels.storable(value));
            }
        });
        return kept;
    }

    private static Map<String, String> storable(Map<String, String> links) {
        Map<String, String> kept = new LinkedHashMap<>();
        links.forEach((href, text) -> kept.put(Labels.storable(shortened(href)), Labels.storable(shortened(text))));
        return kept;
    }

    private static String shortened(String text) {
        return text.length() <= 1000 ? text : text.substring(0, 1000);
    }
}
