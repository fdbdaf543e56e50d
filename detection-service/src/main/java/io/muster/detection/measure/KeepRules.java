package io.muster.detection.measure;

import io.muster.contracts.Refusal;
import io.muster.detection.measure.Baseline.Range;
import io.muster.detection.measure.MeasureRule.Version;
import io.muster.durable.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** People say what is watched for in the measures, and try it on history before. */
@ApplicationScoped
public class KeepRules {

    private static final Duration LONGEST_DRY_RUN = Duration.ofDays(2);

    @Inject
    MeasureRules rules;

    @Inject
    WatchRules watchRules;

    @Inject
    LookAtRule lookAtRule;

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    Clock clock;

    /**
     * What it fires about goes on, unless its alerts would be others than they were: then those are resolved.
     *
     * @throws Refusal {@code invalid-measure-rule} with what is wrong
     */
    public Uni<Version> put(MeasureRule rule, String by) {
        refuseFlawed(rule);
        Instant now = clock.instant();
        return unitOfWork.run(() -> rules.find(rule.key())
                .flatMap(before -> rules.put(rule, now, by)
                        .call(put -> rule.goesOnFrom(before.map(Version::rule))
                                ? Uni.createFrom().voidItem()
                                : watchRules.end(rule.key(), now))
                        .call(put -> rule.enabled()
                                ? watchRules.watch(rule.key(), now)
                                : Uni.createFrom().voidItem())));
    }

    /** What it fires about is resolved. @throws Refusal {@code measure-rule-unknown} */
    public Uni<Void> remove(String key) {
        return unitOfWork.run(() -> watchRules
                .end(key, clock.instant())
                .flatMap(ended -> rules.remove(key))
                .invoke(removed -> {
                    if (!removed) {
                        throw unknown(key);
                    }
                })
                .replaceWithVoid());
    }

    /** @throws Refusal {@code measure-rule-unknown} */
    public Uni<Version> find(String key) {
        return unitOfWork.run(() -> rules.find(key).map(found -> found.orElseThrow(() -> unknown(key))));
    }

    public Uni<List<Version>> list(String after, int rows) {
        return unitOfWork.run(() -> rules.list(after, rows));
    }

    /** When it fired, newest first. @throws Refusal {@code measure-rule-unknown} */
    public Uni<List<MeasureRules.Fired>> fired(String key, int rows) {
        return unitOfWork.run(() -> rules.find(key)
                .map(found -> found.orElseThrow(() -> unknown(key)))
                .flatMap(found -> rules.fired(key, rows)));
    }

    /** What it would have done. @throws Refusal {@code invalid-measure-rule} with what is wrong */
    public Uni<List<DryRun.WouldFire>> dryRun(MeasureRule rule, Instant from, Instant to) {
        refuseFlawed(rule);
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST_DRY_RUN) > 0) {
            throw new Refusal(MeasureProblem.INVALID_RULE, "a rule is tried on up to two days");
        }
        Range minutes = new Range(Minutes.of(from), Minutes.of(to) - 1);
        return unitOfWork.run(() -> lookAtRule.dryRun(rule, minutes, clock.instant()));
    }

    private static void refuseFlawed(MeasureRule rule) {
        rule.flaw().ifPresent(flaw -> {
            throw new Refusal(MeasureProblem.INVALID_RULE, flaw);
        });
    }

    private static Refusal unknown(String key) {
        return new Refusal(MeasureProblem.RULE_UNKNOWN, "there is no rule " + key);
    }
}
