package io.muster.triage.severity.rest;

import io.muster.triage.record.PolicyReplay;
import java.time.Instant;
import java.util.List;

/**
 * Which past incidents a policy would have judged otherwise.
 *
 * @param looked how many there were
 * @param complete false when there were more than were looked at
 * @param raised how many it would have judged graver
 * @param lowered how many less grave
 * @param changes the newest of both: from {@code was} to {@code wouldBe}, and why
 */
record HistoryDryRunView(
        Instant since, int looked, boolean complete, int raised, int lowered, List<DryRunView> changes) {

    static HistoryDryRunView of(PolicyReplay replay) {
        return new HistoryDryRunView(
                replay.since(),
                replay.looked(),
                replay.complete(),
                replay.raised(),
                replay.lowered(),
                replay.changes().stream().map(DryRunView::of).toList());
    }
}
