package io.muster.triage.calendar;

import io.muster.contracts.Journey;
import io.muster.contracts.StakeKind;
import java.time.Instant;
import java.util.Set;

/**
 * A customer or seller whom an outage must not surprise (R39).
 *
 * @param key the store's own id of the customer or seller; never a name or an address
 * @param name what people call the account
 * @param kind VIP customer or top seller
 * @param journeys what the account depends on; empty means all of it
 * @param regions where the account is; empty means everywhere
 */
public record KeyAccount(String key, String name, StakeKind kind, Set<Journey> journeys, Set<String> regions)
        implements Stake {

    public KeyAccount {
        journeys = Set.copyOf(journeys);
        regions = Set.copyOf(regions);
    }

    @Override
    public boolean runsAt(Instant instant) {
        return true;
    }

    /** A top seller is spared by an incident that is known to hit other sellers only. */
    @Override
    public boolean isHitBy(Hit hit) {
        var spared = kind == StakeKind.TOP_SELLER
                && !hit.sellers().isEmpty()
                && !hit.sellers().contains(key);
        return !spared && Stake.meetJourneys(journeys, hit.journeys()) && Stake.meet(regions, hit.where());
    }
}
