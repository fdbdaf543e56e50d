package io.muster.triage.calendar;

import io.muster.contracts.Journey;
import io.muster.contracts.StakeKind;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/** Something of the business calendar that makes an outage cost more, so that it can raise a severity (R39). */
public sealed interface Stake permits Campaign, KeyAccount {

    /** The store's own name for it, unique among its like. */
    String key();

    String name();

    StakeKind kind();

    /** Whether it counts at that time. */
    boolean runsAt(Instant instant);

    /** Whether the incident reaches it. */
    boolean isHitBy(Hit hit);

    /** Whether two sets have something in common; an empty one stands for all there is. */
    static <T> boolean meet(Set<T> own, Collection<T> affected) {
        return own.isEmpty() || affected.isEmpty() || affected.stream().anyMatch(own::contains);
    }

    /** A stake without journeys reaches the whole store; one with journeys is hit only where one of them is. */
    static boolean meetJourneys(Set<Journey> own, Collection<Journey> affected) {
        return own.isEmpty() || affected.stream().anyMatch(own::contains);
    }
}
