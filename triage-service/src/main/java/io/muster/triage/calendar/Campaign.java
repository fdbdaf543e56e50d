package io.muster.triage.calendar;

import io.muster.contracts.Journey;
import io.muster.contracts.StakeKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;

/**
 * A sale, a mailing, an advertisement: something that makes an outage cost more while it runs (R39). Kept by the store
 * owner, or read from a calendar.
 *
 * @param key the store's own name for it, unique
 * @param kind a campaign, which can be paused and may spend money, or a sales event
 * @param startsAt first instant at which it runs
 * @param endsAt first instant at which it no longer runs
 * @param journeys what it sends customers to; empty means the whole store
 * @param regions where it runs; empty means everywhere
 * @param spendPerHour what it spends while it runs, in the store's currency; null when that is not known
 * @param feed key of the calendar it was read from; null for one that was put by hand
 */
public record Campaign(
        String key,
        String name,
        StakeKind kind,
        Instant startsAt,
        Instant endsAt,
        Set<Journey> journeys,
        Set<String> regions,
        BigDecimal spendPerHour,
        String feed)
        implements Stake {

    /** What a campaign spends has at most so many digits before the point, and {@link #SPEND_FRACTION} behind it. */
    public static final int SPEND_DIGITS = 12;

    public static final int SPEND_FRACTION = 4;

    public Campaign {
        journeys = Set.copyOf(journeys);
        regions = Set.copyOf(regions);
    }

    @Override
    public boolean runsAt(Instant instant) {
        return !instant.isBefore(startsAt) && instant.isBefore(endsAt);
    }

    /** Whether customers it brings meet what is hit; a campaign for the whole store meets every incident. */
    @Override
    public boolean isHitBy(Hit hit) {
        return Stake.meetJourneys(journeys, hit.journeys()) && Stake.meet(regions, hit.where());
    }
}
