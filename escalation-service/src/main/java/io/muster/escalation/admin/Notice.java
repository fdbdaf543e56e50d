package io.muster.escalation.admin;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Trouble of Muster itself that an admin must know of, such as a dead letter: it belongs to no escalation, because what
 * would have escalated is what is broken.
 *
 * @param what in one line, for a person
 * @param incidentId the incident whose events wait because of it, if it is known
 */
public record Notice(UUID id, String what, Optional<UUID> incidentId, Instant at) {

    public Notice {
        Objects.requireNonNull(id);
        Objects.requireNonNull(what);
        Objects.requireNonNull(incidentId);
        Objects.requireNonNull(at);
    }
}
