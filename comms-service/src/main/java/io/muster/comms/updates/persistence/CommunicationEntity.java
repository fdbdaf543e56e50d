package io.muster.comms.updates.persistence;

import io.muster.comms.updates.Communication;
import io.muster.comms.updates.Promise;
import io.muster.comms.updates.PublicStatus;
import io.muster.comms.updates.PublishedUpdate;
import io.muster.comms.updates.Side;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

@Entity
@Table(name = "communication")
class CommunicationEntity {
    @Id
    UUID incidentId;

    long cadenceVersion;
    Instant firstInternalDue;
    Instant internalDueAt;
    UUID internalPromisedBy;
    Instant internalOverdueSince;
    Instant externalDueAt;
    UUID externalPromisedBy;
    Instant externalOverdueSince;
    Instant lastPublicAt;
    boolean publicOpen;

    Map<Side, Promise> promises() {
        Map<Side, Promise> promises = new EnumMap<>(Side.class);
        if (internalDueAt != null) {
            promises.put(Side.INTERNAL, new Promise(internalDueAt, internalPromisedBy, internalOverdueSince));
        }
        if (externalDueAt != null) {
            promises.put(Side.EXTERNAL, new Promise(externalDueAt, externalPromisedBy, externalOverdueSince));
        }
        return promises;
    }

    void take(Communication communication) {
        firstInternalDue = communication.firstInternalDue();
        Promise internal = communication.promises().get(Side.INTERNAL);
        internalDueAt = internal == null ? null : internal.dueAt();
        internalPromisedBy = internal == null ? null : internal.promisedBy();
        internalOverdueSince = internal == null ? null : internal.overdueSince();
        Promise external = communication.promises().get(Side.EXTERNAL);
        externalDueAt = external == null ? null : external.dueAt();
        externalPromisedBy = external == null ? null : external.promisedBy();
        externalOverdueSince = external == null ? null : external.overdueSince();
        lastPublicAt =
                communication.lastPublic().map(PublishedUpdate::publishedAt).orElse(null);
        publicOpen = communication
                .lastPublic()
                .map(PublishedUpdate::publicStatus)
                .map(PublicStatus::isOpen)
                .orElse(true);
    }
}
