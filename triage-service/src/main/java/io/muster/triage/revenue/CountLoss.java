package io.muster.triage.revenue;

import io.muster.contracts.Measure;
import io.muster.contracts.TriageEvent.Trend;
import io.muster.durable.Timer;
import io.muster.durable.TimerHandler;
import io.muster.durable.Timers;
import io.muster.durable.UnitOfWork;
import io.muster.triage.TriageMetrics;
import io.muster.triage.calendar.Campaigns;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Counts an incident's loss every minute while customers are hit, and judges the incident by it. */
@ApplicationScoped
class CountLoss implements TimerHandler {

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
    private final Timers timers;
    private final UnitOfWork unitOfWork;
    private final TriageMetrics metrics;

    CountLoss(
            Records records,
            Losses losses,
            MeasureWindow window,
            Campaigns campaigns,
            Pauses pauses,
            Judge judge,
            Timers timers,
            UnitOfWork unitOfWork,
            TriageMetrics metrics) {
        this.unitOfWork = unitOfWork;
        this.records = records;
        this.losses = losses;
        this.window = window;
        this.campaigns = campaigns;
        this.pauses = pauses;
        this.judge = judge;
        this.timers = timers;
        this.metrics = metrics;
    }

    @Override
    public String kind() {
        return WatchLoss.KIND;
    }

    @Override
    public Uni<Void> fire(Timer timer, Instant now) {
        var id = UUID.fromString(timer.key());
        return records.lock(id)
                .flatMap(found -> losses.find(id)
                        .flatMap(state -> found.isEmpty()
                                        || state.isEmpty()
                                        || found.get().mergedInto() != null
                                ? Uni.createFrom().voidItem()
                                : count(found.get(), state.get(), now)));
    }

    private Uni<Void> count(IncidentRecord record, LossState before, Instant now) {
        return window.since(before.countsFrom(), Segments.journeysOf(record.impact()))
                .flatMap(measures -> spending(record, before, now)
                        .map(spending -> LossPolicy.count(before, record.impact(), measures, spending, now))
                        .call(after -> losses.put(record.id(), after))
                        .invoke(after -> unitOfWork.afterCommit(() -> metrics.lost(grown(before, after))))
                        .call(after -> judge(record, after, measures, now))
                        .flatMap(after -> next(record, after, now)));
    }

    private Uni<Spending> spending(IncidentRecord record, LossState state, Instant now) {
        return campaigns
                .runningWithin(state.countsFrom(), now)
                .map(running -> running.stream()
                        .filter(campaign -> campaign.isHitBy(record.impact().hit()))
                        .toList())
                .flatMap(hit -> pauses.ofCampaigns(
                                hit.stream().map(campaign -> campaign.key()).toList())
                        .map(paused -> new Spending(hit, paused)));
    }

    private Uni<?> judge(IncidentRecord record, LossState state, List<Measure> measures, Instant now) {
        if (!record.isOpen() || state.impactEndedAt() != null) {
            return Uni.createFrom().voidItem();
        }
        return losses.firing(record.id())
                .flatMap(firing -> judge.decide(
                        record,
                        (current, yardstick) -> current.costed(
                                state.estimate().revenue(), trend(current, state, firing, measures, now), yardstick)));
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

    private Uni<Void> next(IncidentRecord record, LossState state, Instant now) {
        var over = state.impactEndedAt() == null
                ? !record.isOpen()
                : now.isAfter(state.impactEndedAt().plus(LATE));
        if (over) {
            return Uni.createFrom().voidItem();
        }
        var young = now.isBefore(record.facts().detectedAt().plus(AT_FIRST));
        var due = now.plus(young ? EVERY_AT_FIRST : EVERY);
        return timers.schedule(WatchLoss.KIND, record.id().toString(), due, "{}");
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
