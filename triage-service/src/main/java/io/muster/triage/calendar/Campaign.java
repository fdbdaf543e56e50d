package io.muster.triage.calendar;

import io.muster.contracts.Journey;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/**
 * A sale, a mailing, an advertisement: something that makes an outage cost more while it runs (R39). Kept by the store
 * owner.
 *
 * @param key the store's own name for it, unique
 * @param startsAt first instant at which it runs
 * @param endsAt first instant at which it no longer runs
 * @param journeys what it sends customers to; empty means the whole store
 */
public record Campaign(String key, String name, Instant startsAt, Instant endsAt, Set<Journey> journeys) {

    public Campaign {
        journeys = Set.copyOf(journeys);
    }

    public boolean runsAt(Instant instant) {
        return !instant.isBefore(startsAt) && instant.isBefore(endsAt);
    }

    /** Whether customers it brings meet one of these journeys; a campaign for the whole store meets every incident. */
    public boolean touches(Collection<Journey> affected) {
        return journeys.isEmpty() || affected.stream().anyMatch(journeys::contains);
    }
}
