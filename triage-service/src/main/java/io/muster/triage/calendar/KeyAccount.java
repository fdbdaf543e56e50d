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
 * @param journeys what the account depends on; empty means buying, selling and payouts
 * @param regions where the account is; empty means everywhere
 */
public record KeyAccount(String key, String name, StakeKind kind, Set<Journey> journeys, Set<String> regions)
        implements Stake {

    private static final Set<Journey> TRADE =
            Set.of(Journey.CART, Journey.CHECKOUT, Journey.PAY, Journey.SELL, Journey.PAYOUTS);

    public KeyAccount {
        journeys = Set.copyOf(journeys);
        regions = Set.copyOf(regions);
    }

    @Override
    public boolean runsAt(Instant instant) {
        return true;
    }

    /**
     * An account without journeys depends on buying, selling and payouts: a broken help page raises nothing. It is hit as
     * well where the incident names it. A top seller is spared by an incident that is known to hit other sellers only.
     */
    @Override
    public boolean isHitBy(Hit hit) {
        var spared = kind == StakeKind.TOP_SELLER
                && !hit.sellers().isEmpty()
                && !hit.sellers().contains(key);
        var named = hit.sellers().contains(key);
        return !spared
                && (named || Stake.meetJourneys(journeys.isEmpty() ? TRADE : journeys, hit.journeys()))
                && Stake.meet(regions, hit.where());
    }
}
