package io.muster.durable;

import java.util.UUID;

/**
 * A record that cannot be handled.
 *
 * @param id what it is redriven by
 * @param type the CloudEvents type; null when the record has none
 * @param incidentId the incident whose later records wait behind it; null when it belongs to none
 * @param problem why, in one line
 */
public record DeadLetter(UUID id, String type, UUID incidentId, String problem) {}
