package io.muster.comms.statuspage;

import io.muster.contracts.Journey;
import java.time.Instant;
import java.util.List;

/**
 * A part of the store as customers know it.
 *
 * @param key stable; the id in the public JSON
 * @param description may be null
 * @param journeys an incident that hits one of them hits this part
 * @param position place in the list, from 1
 */
public record Component(
        String key,
        String name,
        String description,
        List<Journey> journeys,
        int position,
        Instant createdAt,
        Instant updatedAt) {}
