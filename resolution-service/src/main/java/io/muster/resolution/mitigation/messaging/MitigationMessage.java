package io.muster.resolution.mitigation.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.muster.contracts.EventJson;
import io.muster.contracts.Severity;
import io.muster.resolution.mitigation.Mitigation;
import io.muster.resolution.mitigation.MitigationAction;
import io.muster.resolution.restoration.Facts;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;

/**
 * A mitigation on its way: everything an attempt needs, so that it asks no database.
 *
 * @param sealedSecret what the body is signed with, encrypted
 */
@RegisterForReflection
record MitigationMessage(URI url, String sealedSecret, Body body) {

    /**
     * What the other system gets, in the shape of Standard Webhooks.
     *
     * @param timestamp when it was decided
     */
    @RegisterForReflection
    record Body(String type, Instant timestamp, Data data) {}

    /** @param requestedBy id of the person who proposed it */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Data(
            UUID mitigationId,
            String action,
            String kind,
            String title,
            String reason,
            String requestedBy,
            About incident) {}

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record About(UUID id, long number, String what, String service, Severity severity) {}

    static MitigationMessage of(Mitigation mitigation, Facts incident, MitigationAction action, Instant now) {
        var about =
                new About(incident.id(), incident.number(), incident.what(), incident.service(), incident.severity());
        var data = new Data(
                mitigation.id(),
                action.key(),
                action.kind().word(),
                action.title(),
                mitigation.reason(),
                mitigation.by().id(),
                about);
        return new MitigationMessage(action.url(), action.sealedSecret(), new Body("mitigation.requested", now, data));
    }

    static MitigationMessage read(String json) {
        try {
            return EventJson.mapper().readValue(json, MitigationMessage.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a stored mitigation cannot be read", e);
        }
    }

    String toJson() {
        try {
            return EventJson.mapper().writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a mitigation cannot be written", e);
        }
    }

    byte[] bodyBytes() {
        try {
            return EventJson.mapper().writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a mitigation's body cannot be written", e);
        }
    }
}
