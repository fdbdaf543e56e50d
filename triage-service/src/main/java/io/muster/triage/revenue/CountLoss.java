package io.muster.triage.revenue;

import io.muster.contracts.Measure;
import io.muster.contracts.TriageEvent.Trend;
import io.muster.durable.BatchTimerHandler;
import io.muster.durable.Timer;
import io.muster.durable.Timers;
import io.muster.durable.UnitOfWork;
import io.muster.triage.TriageMetrics;
import io.muster.triage.calendar.Campaign;
import io.muster.triage.calendar.Campaigns;
import io.muster.triage.pause.Pause;
import io.muster.triage.pause.Pauses;
import io.muster.triage.record.IncidentRecord;
import io.muster.triage.record.Judge;
import io.muster.triage.record.Records;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts an incident's loss every minute while customers are hit, and judges the incident by it. */
@ApplicationScoped
class CountLoss implements BatchTimerHandler {

    private static final Duration EVERY = Duration.ofMinutes(1);
    /** The first figure should come with the first measure. */
    private static final Duration EVERY_AT_FIRST = Duration.ofSeconds(15);

    private static final Duration AT_FIRST = Duration.ofMinutes(3);
    /** Minutes may be told late: the count goes on for so long after customers are hit no longer. */
    private static final Duration LATE = Duration.ofMinutes(10);

    private final Records records;
    private final Losses losses;
    private final MeasureWindow window;
    private final Campaigns campaigns;
    private final Pauses pauses;
    private final Judge judge;
    private final Timers again;
    private final UnitOfWork unitOfWork;
    private final TriageMetrics metrics;

    CountLoss(
            Records records,
            Losses losses,
            MeasureWindow window,
            Campaigns campaigns,
            Pauses pauses,
            Judge judge,
            Timers again,
            UnitOfWork unitOfWork,
            TriageMetrics metrics) {
        this.unitOfWork = unitOfWork;
        this.records = records;
        this.losses = losses;
        this.window = window;
        this.campaigns = campaigns;
        this.pauses = pauses;
        this.judge = judge;
        this.again = again;
        this.metrics = metrics;
    }

    @Override
    public String kind() {
        return WatchLoss.KIND;
    }

    @Override
    public boolean givesWay() {
        return true;
    }

    @Override
    public Uni<Void> fireAll(List<Timer> due, Instant now) {
        var timers = due.stream().collect(Collectors.toMap(timer -> UUID.fromString(timer.key()), Function.identity()));
        return records.lock(timers.keySet())
                .flatMap(found -> losses.find(found.keySet())
                        .map(states -> pairs(found, states))
                        .flatMap(known -> known.isEmpty() ? Uni.createFrom().voidItem() : count(known, timers, now)));
    }

    private record Counted(IncidentRecord record, LossState before) {

        boolean isJudged(LossState after) {
            return record.isOpen() && after.impactEndedAt() == null;
        }
    }

    private static List<Counted> pairs(Map<UUID, IncidentRecord> found, Map<UUID, LossState> states) {
        return found.values().stream()
                .filter(record -> record.mergedInto() == null && states.containsKey(record.id()))
                .map(record -> new Counted(record, states.get(record.id())))
                .toList();
    }

    private Uni<Void> count(List<Counted> known, Map<UUID, Timer> timers, Instant now) {
        return told(known, now).flatMap(told -> {
            Map<UUID, LossState> after =
                    known.stream().collect(Collectors.toMap(one -> one.record().id(), one -> told.count(one, now)));
            unitOfWork.afterCommit(() -> known.forEach(one ->
                    metrics.lost(grown(one.before(), after.get(one.record().id())))));
            return losses.put(after)
                    .chain(() -> judge(known, after, told, timers, now))
                    .chain(() -> timersAgain(known, after, timers, now));
        });
    }

    /** What several incidents are counted by, read once. */
    private record Told(List<Measure> measures, List<Campaign> campaigns, List<Pause> pauses) {

        List<Measure> measures(Counted one) {
            var journeys = Segments.journeysOf(one.record().impact());
            return measures.stream()
                    .filter(measure -> !measure.minute().isBefore(one.before().countsFrom()))
                    .filter(measure -> measure.segment().journey() == null
                            || journeys.contains(measure.segment().journey()))
                    .toList();
        }

        LossState count(Counted one, Instant now) {
            var hit = campaigns.stream()
                    .filter(campaign -> campaign.endsAt().isAfter(one.before().countsFrom()))
                    .filter(campaign -> campaign.isHitBy(one.record().impact().hit()))
                    .toList();
            var keys = hit.stream().map(Campaign::key).collect(Collectors.toSet());
            var paused = pauses.stream()
                    .filter(pause -> keys.contains(pause.campaign()))
                    .toList();
            return LossPolicy.count(one.before(), one.record().impact(), measures(one), new Spending(hit, paused), now);
        }
    }

    private Uni<Told> told(List<Counted> known, Instant now) {
        var from = known.stream()
                .map(one -> one.before().countsFrom())
                .min(Comparator.naturalOrder())
                .orElse(now);
        var journeys = known.stream()
                .flatMap(one -> Segments.journeysOf(one.record().impact()).stream())
                .collect(Collectors.toSet());
        return window.since(from, journeys)
                .flatMap(measures -> campaigns
                        .runningWithin(from, now)
                        .flatMap(running -> pauses.ofCampaigns(
                                        running.stream().map(Campaign::key).toList())
                                .map(paused -> new Told(measures, running, paused))));
    }

    private Uni<Void> judge(
            List<Counted> known, Map<UUID, LossState> after, Told told, Map<UUID, Timer> timers, Instant now) {
        var judged = known.stream()
                .filter(one -> one.isJudged(after.get(one.record().id())))
                .collect(Collectors.toMap(one -> one.record().id(), Function.identity()));
        return losses.firing(judged.keySet())
                .flatMap(firing -> judge.decideAll(
                        judged.values().stream().map(Counted::record).toList(),
                        record -> timers.get(record.id()).resumeTrace(),
                        (record, yardstick) -> {
                            var state = after.get(record.id());
                            var measures = told.measures(judged.get(record.id()));
                            var fired = firing.getOrDefault(record.id(), List.of());
                            return record.costed(
                                    state.estimate().revenue(), trend(record, state, fired, measures, now), yardstick);
                        }));
    }

    private static Trend trend(
            IncidentRecord record,
            LossState state,
            List<TrendPolicy.Firing> firing,
            List<Measure> measures,
            Instant now) {
        if (state.trendSaidUntil() != null && now.isBefore(state.trendSaidUntil())) {
            return null;
        }
        var recent = measures.stream()
                .filter(measure -> !measure.minute().isBefore(now.minus(TrendPolicy.WINDOW)))
                .sorted(Comparator.comparing(Measure::minute))
                .toList();
        return TrendPolicy.of(firing, LossPolicy.shares(record.impact(), recent, now), now);
    }

    private Uni<Void> timersAgain(
            List<Counted> known, Map<UUID, LossState> after, Map<UUID, Timer> timers, Instant now) {
        Map<Timer, Instant> due = new HashMap<>();
        for (var one : known) {
            next(one.record(), after.get(one.record().id()), now)
                    .ifPresent(at -> due.put(timers.get(one.record().id()), at));
        }
        return again.scheduleAgain(WatchLoss.KIND, due);
    }

    private static Optional<Instant> next(IncidentRecord record, LossState state, Instant now) {
        var over = state.impactEndedAt() == null
                ? !record.isOpen()
                : now.isAfter(state.impactEndedAt().plus(LATE));
        if (over) {
            return Optional.empty();
        }
        var young = now.isBefore(record.facts().detectedAt().plus(AT_FIRST));
        return Optional.of(now.plus(young ? EVERY_AT_FIRST : EVERY));
    }

    private static BigDecimal grown(LossState before, LossState after) {
        return soFar(after).subtract(soFar(before)).max(BigDecimal.ZERO);
    }

    private static BigDecimal soFar(LossState state) {
        return Optional.ofNullable(state.estimate().revenue())
                .map(revenue -> revenue.soFar().central())
                .orElse(BigDecimal.ZERO);
    }
}
