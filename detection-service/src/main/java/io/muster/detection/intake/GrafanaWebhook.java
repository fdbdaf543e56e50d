package io.muster.detection.intake;

import io.muster.detection.integration.Sender;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Grafana's webhook contact point. It signs with HMAC when it is told to (from Grafana 12): over
 * the body, or over the time, a colon and the body when a header for the time is set.
 */
@Singleton
public class GrafanaWebhook implements NotificationFormat {

    private static final String SIGNATURE = "X-Grafana-Alerting-Signature";
    private static final String TIMESTAMP = "X-Grafana-Alerting-Timestamp";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Map<String, String> LINKS = Map.of(
            "dashboard_url", "dashboardURL",
            "panel_url", "panelURL",
            "image_url", "imageURL",
            "values", "valueString");

    private final NotifiedAlerts alerts;
    private final Signatures signatures;

    @Inject
    GrafanaWebhook(NotifiedAlerts alerts, Signatures signatures) {
        this.alerts = alerts;
        this.signatures = signatures;
    }

    @Override
    public String name() {
        return "grafana";
    }

    @Override
    public int maxBody(int usual) {
        return NotifiedAlerts.maxBody(usual);
    }

    @Override
    public boolean checksSignature() {
        return true;
    }

    @Override
    public Batch read(IntakeRequest request, Sender sender, Instant now) {
        return isSigned(request, sender, now)
                ? alerts.read(name(), request.body(), sender, now, LINKS)
                : Batch.refused(NotificationFormat.unsigned(SIGNATURE));
    }

    private boolean isSigned(IntakeRequest request, Sender sender, Instant now) {
        String signature = request.headers().get(SIGNATURE);
        String timestamp = request.headers().get(TIMESTAMP);
        if (sender.secret() == null || timestamp == null) {
            return signatures.fits(sender.secret(), signature, request.body());
        }
        byte[] before = (timestamp + ":").getBytes(StandardCharsets.UTF_8);
        return isRecent(timestamp, now) && signatures.fits(sender.secret(), signature, before, request.body());
    }

    private static boolean isRecent(String timestamp, Instant now) {
        return timestamp.matches("\\d{1,11}")
                && Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                                .abs()
                                .compareTo(TOLERANCE)
                        <= 0;
    }
}
