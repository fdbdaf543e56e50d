package io.muster.detection.measure;

import io.muster.contracts.Measure.Segment;
import io.muster.detection.measure.Baseline.Range;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a rule would have done in the past, had it looked at every whole minute. */
public final class DryRun {

    /**
     * @param since when what it would have fired about began
     * @param foundAt when it would have fired
     * @param until null when it would still fire at the end
     */
    public record WouldFire(Segment segment, Instant since, Instant foundAt, Instant until, String reason) {}

    private DryRun() {}

    static List<WouldFire> of(MeasureRule rule, Segment segment, Observed observed, Range minutes) {
        List<WouldFire> found = new ArrayList<>();
        Firing firing = null;
        Instant foundAt = null;
        String reason = null;
        for (long running = minutes.first(); running <= minutes.last() + 1; running++) {
            Instant now = Minutes.start(running);
            Verdict verdict =
                    rule.check(new Observed(observed.series(), observed.baseline(), observed.noise(), running, 0));
            Firing next = Firing.after(firing, verdict, rule.clearAfter(), now).firing();
            if (firing == null && next != null) {
                foundAt = now;
                reason = verdict.reason();
            }
            if (next != null && next.until() != null) {
                found.add(new WouldFire(segment, next.since(), foundAt, next.until(), reason));
                next = null;
            }
            firing = next;
        }
        if (firing != null) {
            found.add(new WouldFire(segment, firing.since(), foundAt, null, reason));
        }
        return found;
    }
}
