package io.muster.triage.record;

import io.muster.triage.record.ReplayPolicy.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a severity policy would have judged otherwise in a stretch of the past.
 *
 * @param looked how many incidents there were
 * @param complete false when there were more than were looked at
 * @param raised how many it would have judged graver
 * @param lowered how many less grave
 * @param changes the newest {@value #SHOWN} of both
 */
public record PolicyReplay(Instant since, int looked, boolean complete, int raised, int lowered, List<Line> changes) {

    private static final int SHOWN = 200;

    public PolicyReplay {
        changes = List.copyOf(changes);
    }

    static PolicyReplay since(Instant since) {
        return new PolicyReplay(since, 0, true, 0, 0, List.of());
    }

    /** With the next older incidents. */
    PolicyReplay with(List<Line> lines) {
        var differing = lines.stream().filter(Line::differs).toList();
        int graver = (int) differing.stream().filter(Line::raises).count();
        var shown = new ArrayList<>(changes);
        differing.stream().limit(SHOWN - shown.size()).forEach(shown::add);
        return new PolicyReplay(
                since, looked + lines.size(), complete, raised + graver, lowered + differing.size() - graver, shown);
    }

    PolicyReplay cutShort() {
        return new PolicyReplay(since, looked, false, raised, lowered, changes);
    }
}
