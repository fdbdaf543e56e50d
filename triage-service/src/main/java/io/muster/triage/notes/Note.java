package io.muster.triage.notes;

import io.muster.contracts.Actor;
import java.time.Instant;
import java.util.UUID;

/** What somebody learned while working on the incident (R43). */
public record Note(UUID id, UUID incident, Instant at, Actor by, String text) {}
