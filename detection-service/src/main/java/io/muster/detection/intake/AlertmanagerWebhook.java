package io.muster.detection.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.contracts.Ids;
import io.muster.detection.DetectionConfig;
import io.muster.detection.integration.Sender;
import io.muster.detection.signal.Signal.AlertSignal;
import io.muster.detection.signal.SignalJson;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Alertmanager's outgoing webhook, version 4 (contracts.md, intake 2). A notification is about a group; each alert in it
 * becomes a signal of its own, so that what joins the group later is not overlooked. A firing alert is repeated only
 * every few hours and its resolve is told, so it has no end until then.
 */
@Singleton
public class AlertmanagerWebhook implements IntakeFormat {

    @Inject
    AlertJson json;

    @Inject
    SignalJson signals;

    @Inject
    DetectionConfig config;

    @Override
    public String name() {
        return "alertmanager-webhook";
    }

    @Override
    public Batch read(IntakeRequest request, Sender sender, Instant now) {
        try {
            JsonNode alerts = json.tree(request.body()).path("alerts");
            if (!alerts.isArray()) {
                throw new MalformedBody(400, "the body has no list of alerts");
            }
            return batch(alerts, sender, now);
        } catch (MalformedBody malformed) {
            return Batch.refused(Answer.problem(IntakeProblem.INVALID_NOTIFICATION, malformed.getMessage()));
        }
    }

    private Batch batch(JsonNode alerts, Sender sender, Instant now) {
        List<AlertSignal> valid = new ArrayList<>();
        List<String> flaws = new ArrayList<>();
        for (JsonNode alert : alerts) {
            try {
                valid.add(signal(alert, valid.size() + flaws.size(), sender, now));
            } catch (MalformedBody malformed) {
                flaws.add(malformed.getMessage());
            }
        }
        return new Batch(
                valid,
                flaws.isEmpty()
                        ? Answer.empty(200)
                        : Answer.problem(IntakeProblem.INVALID_NOTIFICATION, String.join("; ", flaws)));
    }

    private AlertSignal signal(JsonNode node, int place, Sender sender, Instant now) {
        PostedAlert sent = json.alert(node, Integer.toString(place));
        boolean resolved = "resolved".equals(node.path("status").asText());
        PostedAlert alert = PostedAlert.of(
                        sent.labels(),
                        sent.annotations(),
                        sent.startsAt(),
                        resolved ? endOf(sent, now) : null,
                        sent.generatorUrl())
                .withStart(now);
        AlertSignal signal = alert.signal(Ids.at(now), name(), sender.source(), sender.name(), now);
        alert.flaw()
                .or(() -> signals.tooLarge(signal, config.intake().maxSignal()))
                .ifPresent(flaw -> {
                    throw new MalformedBody(400, "alert " + place + ": " + flaw);
                });
        return signal;
    }

    /** The sender's word that it is over counts, also when its clock is ahead of ours. */
    private static Instant endOf(PostedAlert sent, Instant now) {
        return sent.endsAt() == null || sent.endsAt().isAfter(now) ? now : sent.endsAt();
    }

    @Override
    public Answer tooLarge(int most) {
        return Answer.problem(IntakeProblem.TOO_LARGE, "the body is larger than " + most + " bytes");
    }

    @Override
    public Answer unavailable() {
        return Answer.problem(IntakeProblem.INTAKE_UNAVAILABLE, "the alerts cannot be stored now; send them again");
    }
}
