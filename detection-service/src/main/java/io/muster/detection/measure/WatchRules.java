package io.muster.detection.measure;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Ids;
import io.muster.contracts.Measure.Segment;
import io.muster.detection.DetectionConfig;
import io.muster.detection.DetectionMetrics;
import io.muster.detection.measure.Firing.Step;
import io.muster.detection.measure.Firing.Tell;
import io.muster.detection.measure.LookAtRule.Look;
import io.muster.detection.measure.LookAtRule.Seen;
import io.muster.detection.publication.Publisher;
import io.muster.detection.signal.Fingerprint;
import io.muster.detection.signal.Labels;
import io.muster.detection.signal.Signal.AlertSignal;
import io.muster.durable.Timer;
import io.muster.durable.TimerHandler;
import io.muster.durable.Timers;
import io.muster.durable.UnitOfWork;
import io.muster.durable.loop.InTurn;
import io.muster.durable.loop.Once;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks at every rule again and again and tells the engine what fires, as any monitoring tool would: through the intake
 * log, sent again while it lasts, resolved explicitly. One timer for each rule, so that one replica at a time looks.
 */
@ApplicationScoped
public class WatchRules implements TimerHandler {

    static final String KIND = "measure-rule";
    private static final String FORMAT = "measures";

    @Inject
    LookAtRule lookAtRule;

    @Inject
    MeasureRules rules;

    @Inject
    Publisher publisher;

    @Inject
    Timers timers;

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    DetectionConfig config;

    @Inject
    DetectionMetrics metrics;

    @Inject
    Clock clock;

    @Inject
    Vertx vertx;

    void start(@Observes StartupEvent event) {
        Instant now = clock.instant();
        Once.done(
                vertx,
                KIND,
                () -> unitOfWork.run(() -> rules.keys().flatMap(keys -> InTurn.each(keys, key -> watch(key, now)))));
    }

    /** From now on; joins the caller's transaction. */
    Uni<Void> watch(String rule, Instant now) {
        return timers.schedule(KIND, rule, now, null);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> fire(Timer timer, Instant now) {
        return rules.find(timer.key())
                .flatMap(found -> found.map(MeasureRule.Version::rule)
                        .filter(MeasureRule::enabled)
                        .map(rule -> look(rule, now)
                                .flatMap(done -> watch(
                                        rule.key(), now.plus(config.measures().look()))))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> look(MeasureRule rule, Instant now) {
        return lookAtRule.look(rule, now).flatMap(look -> {
            metrics.watched(rule.key(), look.seen().stream().noneMatch(seen -> isUnknown(seen)) && !look.isBlind());
            return rules.firing(rule.key())
                    .flatMap(firing -> InTurn.each(
                                    look.seen(),
                                    seen -> step(
                                            rule,
                                            seen,
                                            firing.get(seen.segment().key()),
                                            now))
                            .flatMap(done -> stepUntold(rule, look, firing, now)));
        });
    }

    /** What fires for segments that nobody tells any more, or that the rule no longer knows. */
    private Uni<Void> stepUntold(MeasureRule rule, Look look, Map<String, Firing> firing, Instant now) {
        Set<String> seen = look.seen().stream().map(one -> one.segment().key()).collect(Collectors.toSet());
        return Multi.createFrom()
                .iterable(firing.entrySet())
                .filter(one -> !seen.contains(one.getKey()))
                .onItem()
                .transformToUniAndConcatenate(one -> {
                    Verdict untold = Verdict.unknown("the segment is not told any more");
                    Step step = Firing.after(one.getValue(), untold, rule.clearAfter(), now);
                    return rules.save(rule.key(), one.getKey(), step.firing(), null);
                })
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static boolean isUnknown(Seen seen) {
        return seen.verdict().answer() == Verdict.Answer.UNKNOWN;
    }

    private Uni<Void> step(MeasureRule rule, Seen seen, Firing before, Instant now) {
        Step step = Firing.after(before, seen.verdict(), rule.clearAfter(), now);
        if (step.firing() == null) {
            return Uni.createFrom().voidItem();
        }
        if (step.tell() == Tell.NOTHING) {
            return rules.save(rule.key(), seen.segment().key(), step.firing(), null);
        }
        AlertSignal signal = signal(rule, seen, step, now);
        return rules.save(rule.key(), seen.segment().key(), step.firing(), signal)
                .flatMap(saved -> publisher.signals(List.of(signal)));
    }

    private static AlertSignal signal(MeasureRule rule, Seen seen, Step step, Instant now) {
        Map<String, String> labels = Labels.cleaned(rule.labels(seen.segment()));
        Instant end = step.tell() == Tell.RESOLVED ? now : now.plus(Firing.LEASE);
        return new AlertSignal(
                Ids.at(now),
                Fingerprint.of(Labels.cleaned(labels)),
                FORMAT,
                Source.MONITORING,
                FORMAT,
                labels,
                annotations(rule, seen),
                step.firing().since(),
                end,
                false,
                null,
                now);
    }

    private static Map<String, String> annotations(MeasureRule rule, Seen seen) {
        Verdict verdict = seen.verdict();
        String where = seen.segment().equals(new Segment(null, null, null, null))
                ? ""
                : " of " + seen.segment().key();
        String sure = Double.isNaN(verdict.sureness())
                ? "not computed"
                : String.format(java.util.Locale.ROOT, "%.6f", verdict.sureness());
        return Map.of(
                "summary", rule.name() + ": " + MeasureRule.word(rule.metric()) + where + ", " + verdict.reason(),
                "expected", Verdict.figure(verdict.expected()),
                "actual", Verdict.figure(verdict.actual()),
                "sure", sure,
                "method", verdict.method());
    }

    /** What the rule says now, for people; changes nothing. */
    public Uni<Look> lookNow(MeasureRule rule) {
        return unitOfWork.run(() -> lookAtRule.look(rule, clock.instant()));
    }

    /** What fires is over because the rule is: it is resolved. Joins the caller's transaction. */
    Uni<Void> end(String rule, Instant now) {
        return rules.end(rule, now)
                .flatMap(told -> publisher.signals(
                        told.stream().map(signal -> resolved(signal, now)).toList()))
                .flatMap(resolved -> timers.cancel(KIND, rule));
    }

    private static AlertSignal resolved(AlertSignal told, Instant now) {
        return new AlertSignal(
                Ids.at(now),
                told.fingerprint(),
                told.format(),
                told.source(),
                told.integration(),
                told.labels(),
                told.annotations(),
                told.startsAt(),
                now,
                false,
                told.generatorUrl(),
                now);
    }
}
