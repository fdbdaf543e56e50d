package io.muster.detection.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.contracts.Ids;
import io.muster.detection.DetectionConfig;
import io.muster.detection.intake.IntakeFormat.Batch;
import io.muster.detection.integration.Sender;
import io.muster.detection.signal.Signal.AlertSignal;
import io.muster.detection.signal.SignalJson;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * The alerts of a notification about a group, as Alertmanager and Grafana send it: each becomes a signal of its own, so
 * that what joins the group later is not overlooked. A firing alert is repeated only every few hours and its resolve is
 * told, so it has no end until then.
 */
@Singleton
class NotifiedAlerts {

    private static final Logger LOG = Logger.getLogger(NotifiedAlerts.class);
    /** A notification holds a whole group, and a refused one is never sent again: more room than for others. */
    private static final int TIMES_THE_USUAL = 4;

    private final AlertJson json;
    private final SignalJson signals;
    private final DetectionConfig config;

    @Inject
    NotifiedAlerts(AlertJson json, SignalJson signals, DetectionConfig config) {
        this.json = json;
        this.signals = signals;
        this.config = config;
    }

    static int maxBody(int usual) {
        return TIMES_THE_USUAL * usual;
    }

    /** @param links fields of an alert that hold an address, by the annotation they become */
    Batch read(String format, byte[] body, Sender sender, Instant now, Map<String, String> links) {
        JsonNode alerts;
        try {
            JsonNode notification = json.tree(body);
            warnOfTruncated(format, notification.path("truncatedAlerts").asInt(), sender);
            alerts = notification.path("alerts");
        } catch (MalformedBody malformed) {
            return Batch.refused(NotificationFormat.invalid(malformed.getMessage()));
        }
        if (!alerts.isArray()) {
            return Batch.refused(NotificationFormat.invalid("the body has no list of alerts"));
        }
        List<AlertSignal> valid = new ArrayList<>();
        List<String> flaws = new ArrayList<>();
        for (JsonNode alert : alerts) {
            try {
                valid.add(signal(format, alert, valid.size() + flaws.size(), sender, now, links));
            } catch (MalformedBody malformed) {
                flaws.add(malformed.getMessage());
            }
        }
        return new Batch(
                valid, flaws.isEmpty() ? Answer.empty(200) : NotificationFormat.invalid(String.join("; ", flaws)));
    }

    private static void warnOfTruncated(String format, int truncated, Sender sender) {
        if (truncated > 0) {
            LOG.warnf("%s of %s left out %d alerts: its max_alerts is too small", format, sender.name(), truncated);
        }
    }

    private AlertSignal signal(
            String format, JsonNode node, int place, Sender sender, Instant now, Map<String, String> links) {
        PostedAlert sent = json.alert(node, Integer.toString(place));
        boolean resolved = "resolved".equals(node.path("status").asText());
        Map<String, String> annotations = new HashMap<>(sent.annotations());
        links.forEach((annotation, field) -> {
            String address = JsonBody.text(node, field);
            if (address != null) {
                annotations.putIfAbsent(annotation, address);
            }
        });
        Instant end = resolved ? endOf(sent, now) : null;
        PostedAlert alert = PostedAlert.of(sent.labels(), annotations, startOf(sent, end), end, sent.generatorUrl())
                .withStart(now);
        AlertSignal signal = alert.signal(Ids.at(now), format, sender.source(), sender.name(), now);
        alert.flawOfNotified()
                .or(() -> signals.tooLarge(signal, config.intake().maxSignal()))
                .ifPresent(flaw -> {
                    throw new MalformedBody(400, "alert " + place + ": " + flaw);
                });
        return signal;
    }

    /** When the sender's clock is ahead of ours, what is over may have begun in our future: it began when it was over. */
    private static Instant startOf(PostedAlert sent, Instant end) {
        return end != null && sent.startsAt() != null && sent.startsAt().isAfter(end) ? end : sent.startsAt();
    }

    /** The sender's word that it is over counts, also when its clock is ahead of ours. */
    private static Instant endOf(PostedAlert sent, Instant now) {
        return sent.endsAt() == null || sent.endsAt().isAfter(now) ? now : sent.endsAt();
    }
}
