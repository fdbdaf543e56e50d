package io.muster.detection.integration;

import io.muster.contracts.DetectionEvent.Source;
import java.util.UUID;

/** Whose key a call carries. */
public record Sender(UUID integrationId, String name, Source source) {

    static Sender of(Integration integration) {
        return new Sender(integration.id(), integration.name(), integration.source());
    }
}
