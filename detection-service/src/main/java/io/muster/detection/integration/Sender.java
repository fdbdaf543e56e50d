package io.muster.detection.integration;

import io.muster.contracts.DetectionEvent.Source;
import java.util.UUID;

/**
 * Whose key a call carries.
 *
 * @param secret what its requests are signed with; null when they are not
 */
public record Sender(UUID integrationId, String name, Source source, Terms terms, Secret secret) {

    /** A sender that does not sign. */
    public static Sender of(Integration integration) {
        return new Sender(integration.id(), integration.name(), integration.source(), integration.terms(), null);
    }

    Sender signingWith(Secret shared) {
        return new Sender(integrationId, name, source, terms, shared);
    }
}
