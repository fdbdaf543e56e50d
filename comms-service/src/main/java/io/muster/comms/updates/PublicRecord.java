package io.muster.comms.updates;

import io.muster.contracts.Incident;
import java.util.List;

/**
 * An incident that the public was told of. Only the updates, the severity, the journeys and the times of it may be shown
 * outside (R71).
 *
 * @param updates what was published to the outside, oldest first; never empty
 */
public record PublicRecord(Incident incident, List<PublishedUpdate> updates) {}
