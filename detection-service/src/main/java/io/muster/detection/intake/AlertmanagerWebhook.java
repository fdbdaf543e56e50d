package io.muster.detection.intake;

import io.muster.detection.integration.Sender;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;

/** Alertmanager's outgoing webhook, version 4. */
@Singleton
public class AlertmanagerWebhook implements NotificationFormat {

    private final NotifiedAlerts alerts;

    @Inject
    AlertmanagerWebhook(NotifiedAlerts alerts) {
        this.alerts = alerts;
    }

    @Override
    public String name() {
        return "alertmanager-webhook";
    }

    @Override
    public int maxBody(int usual) {
        return NotifiedAlerts.maxBody(usual);
    }

    @Override
    public Batch read(IntakeRequest request, Sender sender, Instant now) {
        return alerts.read(name(), request.body(), sender, now, Map.of());
    }
}
