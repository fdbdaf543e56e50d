package io.muster.triage.playbook;

import java.time.Instant;
import java.util.UUID;

/** The playbook of an incident, in the version that was in force when it was attached. */
public record Attachment(UUID incident, String playbook, int version, Instant at) {}
