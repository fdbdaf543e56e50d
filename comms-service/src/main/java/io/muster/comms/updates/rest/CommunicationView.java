package io.muster.comms.updates.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.comms.updates.Communication;
import io.muster.comms.updates.Promise;
import io.muster.comms.updates.Side;
import io.muster.contracts.Incident;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.contracts.Status;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * @param communicationsOwner who speaks to the outside; absent while nobody holds the role
 * @param publicStatus the status page's word; absent while the public knows nothing
 * @param promises by side: when the next update is due, and whether that was missed
 * @param openDraft the draft that waits for approval; absent when none does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CommunicationView(
        UUID id,
        long number,
        Status status,
        Severity severity,
        String commander,
        String communicationsOwner,
        String publicStatus,
        long cadenceVersion,
        Map<String, PromiseView> promises,
        DraftView openDraft) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PromiseView(Instant dueAt, UUID promisedBy, Instant overdueSince) {

        static PromiseView of(Promise promise) {
            return new PromiseView(promise.dueAt(), promise.promisedBy(), promise.overdueSince());
        }
    }

    static CommunicationView of(Communication communication) {
        Incident incident = communication.incident();
        return new CommunicationView(
                incident.id(),
                incident.number(),
                incident.status(),
                incident.severity(),
                incident.holder(Role.COMMANDER).orElse(null),
                incident.holder(Role.COMMUNICATIONS_OWNER).orElse(null),
                communication
                        .lastPublic()
                        .map(update -> update.publicStatus().word())
                        .orElse(null),
                communication.cadence().version(),
                communication.promises().entrySet().stream()
                        .collect(Collectors.toMap(
                                (Map.Entry<Side, Promise> entry) ->
                                        entry.getKey().word(),
                                entry -> PromiseView.of(entry.getValue()))),
                communication.openDraft().map(DraftView::of).orElse(null));
    }
}
