package io.muster.triage.record;

import io.muster.contracts.Severity;
import io.muster.durable.UnitOfWork;
import io.muster.triage.severity.SeverityPolicy;
import io.muster.triage.severity.Yardstick;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** What a severity policy would have made of past incidents: their impact as it is recorded, without the calendar. */
@ApplicationScoped
public class ReplayPolicy {

    /**
     * @param byPolicy what the policy makes of the impact
     * @param reason why
     */
    public record Line(IncidentRecord record, Severity byPolicy, String reason) {

        /** Whether the policy that was in force made something else of it. */
        public boolean differs() {
            return record.byImpact() != byPolicy;
        }

        /** Whether it would have been judged graver than it was. */
        public boolean raises() {
            return byPolicy.graverThan(record.byImpact());
        }
    }

    private static final int AT_ONCE = 200;
    private static final int MOST = 5_000;

    private final UnitOfWork unitOfWork;
    private final Records records;
    private final Clock clock;

    ReplayPolicy(UnitOfWork unitOfWork, Records records, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.records = records;
        this.clock = clock;
    }

    /** @param count of the newest incidents */
    public Uni<List<Line>> replay(SeverityPolicy policy, boolean restrictedToo, int count) {
        var yardstick = new Yardstick(policy, List.of(), clock.instant());
        var newest = new Listing(null, null, null, null, null, restrictedToo, null, count);
        return unitOfWork.run(() -> records.list(newest)
                .map(found ->
                        found.stream().map(record -> line(record, yardstick)).toList()));
    }

    /** The same for every incident detected since then, as far as {@value #MOST} of them go. */
    public Uni<PolicyReplay> replay(SeverityPolicy policy, boolean restrictedToo, Instant since) {
        var yardstick = new Yardstick(policy, List.of(), clock.instant());
        return unitOfWork.run(() -> older(yardstick, restrictedToo, PolicyReplay.since(since), null));
    }

    private Uni<PolicyReplay> older(Yardstick yardstick, boolean restrictedToo, PolicyReplay soFar, Long before) {
        var page = new Listing(null, null, null, null, null, restrictedToo, before, AT_ONCE);
        return records.list(page).flatMap(found -> {
            var sum = soFar.with(found.stream()
                    .filter(record -> !record.facts().detectedAt().isBefore(soFar.since()))
                    .map(record -> line(record, yardstick))
                    .toList());
            if (found.size() < AT_ONCE || sum.looked() < soFar.looked() + found.size()) {
                return Uni.createFrom().item(sum);
            }
            return sum.looked() >= MOST
                    ? Uni.createFrom().item(sum.cutShort())
                    : older(
                            yardstick,
                            restrictedToo,
                            sum,
                            found.getLast().facts().number());
        });
    }

    private static Line line(IncidentRecord record, Yardstick yardstick) {
        var assessment = yardstick.assess(
                record.impact(), record.facts().source(), record.facts().proposedSeverity());
        return new Line(record, assessment.byImpact(), assessment.reason());
    }
}
