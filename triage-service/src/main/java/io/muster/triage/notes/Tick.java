package io.muster.triage.notes;

import io.muster.contracts.Actor;
import java.time.Instant;
import java.util.UUID;

/**
 * The state of a checklist item in one incident (R4).
 *
 * @param item key of the item
 * @param done false when the tick was taken back
 */
public record Tick(UUID incident, String item, boolean done, Instant at, Actor by) {}
