package io.muster.triage.revenue;

import io.muster.contracts.Measure;
import io.muster.contracts.Measure.Metric;
import io.muster.contracts.TriageEvent.Band;
import io.muster.contracts.TriageEvent.RevenueAtRisk;
import io.muster.triage.severity.Impact;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an incident costs: gross lost orders are the sum of max(0, expected − actual) over the minutes and segments of the
 * incident where it is beyond {@link Chance}, times the segment's average order value, at each edge of the baseline's band;
 * on top of it, what campaigns spent meanwhile. The rules are in {@code docs/triage.md}.
 */
final class LossPolicy {

    static final Duration SETTLED_AFTER = Duration.ofMinutes(30);
    private static final int PACE_MINUTES = 5;
    private static final int EXACT = 10;
    private static final BigDecimal MINUTE = BigDecimal.valueOf(60);

    private final Impact impact;
    private final Spending spending;
    private final Instant now;
    private final List<Measure> conversions;
    private final String currency;
    private final TreeMap<Instant, List<Measure>> minutes;
    private final List<Measure> chosen;

    /** @param pinned the currency of the figure so far; null before the first one */
    private LossPolicy(Impact impact, Collection<Measure> measures, Spending spending, String pinned, Instant now) {
        this.impact = impact;
        this.spending = spending;
        this.now = now;
        chosen = Segments.of(impact, of(Metric.ORDERS, measures));
        conversions = Segments.of(impact, of(Metric.CONVERSION, measures)).stream()
                .filter(measure -> measure.expected() != null)
                .toList();
        currency = pinned == null ? currency(chosen) : pinned;
        minutes = chosen.stream()
                .filter(this::counts)
                .collect(Collectors.groupingBy(Measure::minute, TreeMap::new, Collectors.toList()));
    }

    /**
     * Counts on.
     *
     * @param measures orders and conversion of the minutes that are not settled, and of any segments
     */
    static LossState count(
            LossState state, Impact impact, Collection<Measure> measures, Spending spending, Instant now) {
        return new LossPolicy(impact, measures, spending, currencyOf(state), now).count(state);
    }

    /** How large a share of the expected orders was lost in each minute, oldest first; for the trend. */
    static List<Double> shares(Impact impact, Collection<Measure> measures, Instant now) {
        var minutes = new LossPolicy(impact, measures, new Spending(List.of(), List.of()), null, now).minutes;
        var lost = Chance.of(all(minutes));
        return minutes.entrySet().stream()
                .map(minute -> lost.lossOf(measure -> measure.minute().equals(minute.getKey()))
                        .shareOf(Loss.of(minute.getValue()).expected()))
                .toList();
    }

    /** States of before the currency was kept have it in their figure. */
    private static String currencyOf(LossState state) {
        var figure = state.estimate().revenue();
        return state.currency() == null && figure != null ? figure.currency() : state.currency();
    }

    private LossState count(LossState state) {
        var end = state.impactEndedAt() == null ? now : state.impactEndedAt();
        var open = new TreeMap<>(minutes.subMap(state.settledUntil(), true, latest(end, state.settledUntil()), false));
        open.keySet().removeIf(minute -> !state.counts(minute));
        var limit = latest(earliest(Chance.stretchOf(now.minus(SETTLED_AFTER)), end), state.settledUntil());
        var settling = open.headMap(limit, false);
        var joining = missing(state);
        var settled = state.settled(
                settling.isEmpty() ? settledByTime(state) : settling.lastKey().plusSeconds(60),
                state.settled()
                        .plus(Chance.lostIn(joining))
                        .plus(Chance.lostIn(settling))
                        .settled(),
                state.settledMinutes() + joining.size() + settling.size(),
                waste(waste(state.settledWaste(), joining), settling),
                method(open).orElse(state.method()),
                minutes.isEmpty() ? currencyOf(state) : currency);
        return settled.estimated(estimate(settled, open.tailMap(limit, true), open));
    }

    /** What is not kept any more is not told any more either, so that no more than that is read again and again. */
    private Instant settledByTime(LossState state) {
        return latest(now.minus(MeasureWindow.KEPT).truncatedTo(ChronoUnit.MINUTES), state.settledUntil());
    }

    private SortedMap<Instant, List<Measure>> missing(LossState state) {
        var missing = state.missing();
        var found = missing == null
                ? new TreeMap<Instant, List<Measure>>()
                : new TreeMap<>(minutes.subMap(missing.from(), true, missing.to(), false));
        found.keySet().removeIf(minute -> !state.counts(minute));
        return found;
    }

    private Estimate estimate(
            LossState settled, SortedMap<Instant, List<Measure>> rest, NavigableMap<Instant, List<Measure>> open) {
        var total = settled.settled().plus(Chance.lostIn(rest));
        var known = settled.settledMinutes() + rest.size() > 0 && currency != null;
        var revenue = known
                ? new RevenueAtRisk(
                        currency,
                        pace(open, settled.estimate().revenue()),
                        Loss.inCents(total.revenue()),
                        Loss.tenths(total.orders()),
                        cents(waste(settled.settledWaste(), rest)),
                        rest.isEmpty() ? settled.settledUntil() : endOf(rest),
                        settled.method())
                : null;
        return new Estimate(
                revenue,
                settled.since(),
                chosen.stream()
                        .filter(this::counts)
                        .map(measure -> measure.segment().key())
                        .distinct()
                        .sorted()
                        .toList(),
                known ? null : unknownBecause(),
                known ? notCounted(settled, total) : List.of(),
                now);
    }

    // A minute that still runs is told in part; its part counts, and its pace is scaled to a whole minute. While
    // nothing
    // is told the pace is that of before: not to know is not zero.
    private Band pace(NavigableMap<Instant, List<Measure>> open, RevenueAtRisk before) {
        var recent =
                open.tailMap(now.minus(Duration.ofMinutes(2L * PACE_MINUTES)), true).descendingMap().entrySet().stream()
                        .limit(PACE_MINUTES)
                        .toList();
        var seconds = recent.stream()
                .map(Map.Entry::getValue)
                .mapToInt(LossPolicy::seconds)
                .sum();
        if (seconds == 0) {
            return before == null ? Loss.inCents(Loss.NONE.revenue()) : before.perMinute();
        }
        var since = recent.getLast().getKey();
        var lost = Chance.of(all(open.tailMap(now.minus(Chance.STRETCH), true)))
                .lossOf(measure -> !measure.minute().isBefore(since));
        return Loss.perMinute(
                lost.revenue(), BigDecimal.valueOf(seconds).divide(MINUTE, EXACT, RoundingMode.HALF_EVEN));
    }

    private static List<Measure> all(Map<Instant, List<Measure>> minutes) {
        return minutes.values().stream().flatMap(List::stream).toList();
    }

    private BigDecimal waste(BigDecimal before, Map<Instant, List<Measure>> some) {
        if (!spending.isKnown()) {
            return before;
        }
        var lost = Chance.minutesLostIn(some);
        return some.entrySet().stream()
                .filter(minute -> lost.contains(minute.getKey()))
                .map(minute -> spending.wastedIn(minute.getKey(), unable(minute.getKey(), minute.getValue())))
                .reduce(before == null ? BigDecimal.ZERO : before, BigDecimal::add);
    }

    /** The share of customers who could not buy: 1 − conversion ÷ its expectation, else the same of orders. */
    private BigDecimal unable(Instant minute, List<Measure> orders) {
        var converting = conversions.stream()
                .filter(measure -> measure.minute().equals(minute))
                .toList();
        var told = converting.isEmpty() ? orders : converting;
        var actual = told.stream().mapToDouble(Measure::actual).sum();
        var expected = told.stream()
                .mapToDouble(measure -> measure.expected().central())
                .sum();
        var ratio = expected == 0 ? 1 : Math.clamp(actual / expected, 0, 1);
        return BigDecimal.ONE.subtract(BigDecimal.valueOf(ratio));
    }

    private boolean counts(Measure measure) {
        return measure.expected() != null
                && measure.averageOrderValue() != null
                && measure.averageOrderValue().currency().equals(currency);
    }

    private String unknownBecause() {
        if (chosen.isEmpty()) {
            return impact.journeys().isEmpty() ? "no orders are measured" : "no orders are measured for what is hit";
        }
        return chosen.stream().allMatch(measure -> measure.expected() == null)
                ? "there is no baseline yet for " + names(chosen)
                : "no average order value is known for " + names(chosen);
    }

    private List<String> notCounted(LossState settled, Loss total) {
        var missing = new ArrayList<String>();
        if (total.isNone() && total.revenue().high().signum() > 0) {
            missing.add("no loss beyond what chance explains; the high edge is what chance may hide");
        }
        missing.add("customers who buy later are not subtracted; the review does that");
        if (!Segments.areOwn(impact, chosen)) {
            missing.add("orders are not measured by what is hit; the figure is of more of the store");
        }
        note(missing, "there is no baseline yet for ", measure -> measure.expected() == null);
        note(missing, "no average order value is known for ", measure -> measure.averageOrderValue() == null);
        note(
                missing,
                "sells in another currency: ",
                measure -> measure.averageOrderValue() != null
                        && !measure.averageOrderValue().currency().equals(currency));
        if (!minutes.isEmpty()
                && settled.settledMinutes() == 0
                && minutes.firstKey().isAfter(settled.since())) {
            missing.add("the minutes before %s were not measured or are no longer kept".formatted(minutes.firstKey()));
        }
        if (minutes.isEmpty() || minutes.lastKey().isBefore(now.minus(Duration.ofMinutes(PACE_MINUTES)))) {
            missing.add(
                    "no orders were told in the last %d minutes; the pace is that of before".formatted(PACE_MINUTES));
        }
        return missing;
    }

    private void note(List<String> missing, String words, Predicate<Measure> of) {
        var left = chosen.stream().filter(of).toList();
        if (!left.isEmpty()) {
            missing.add(words + names(left));
        }
    }

    private static String names(List<Measure> measures) {
        return measures.stream()
                .map(measure -> measure.segment().key())
                .distinct()
                .sorted()
                .limit(5)
                .collect(Collectors.joining(", "));
    }

    private static Optional<String> method(Map<Instant, List<Measure>> some) {
        var methods = some.values().stream()
                .flatMap(List::stream)
                .map(measure -> measure.expected().method())
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return methods.isEmpty() ? Optional.empty() : Optional.of(methods);
    }

    private static String currency(List<Measure> measures) {
        var counts = measures.stream()
                .filter(measure -> measure.averageOrderValue() != null)
                .collect(Collectors.groupingBy(
                        measure -> measure.averageOrderValue().currency(), TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private static int seconds(List<Measure> minute) {
        return minute.stream()
                .mapToInt(measure -> measure.coveredSeconds() == null ? 60 : measure.coveredSeconds())
                .max()
                .orElse(0);
    }

    private static Instant endOf(SortedMap<Instant, List<Measure>> some) {
        var last = some.lastKey();
        return last.plusSeconds(seconds(some.get(last)));
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount == null ? null : amount.setScale(2, RoundingMode.HALF_EVEN);
    }

    private static List<Measure> of(Metric metric, Collection<Measure> measures) {
        return measures.stream().filter(measure -> measure.metric() == metric).toList();
    }

    private static Instant earliest(Instant a, Instant b) {
        return Stream.of(a, b).min(Instant::compareTo).orElseThrow();
    }

    private static Instant latest(Instant a, Instant b) {
        return Stream.of(a, b).max(Instant::compareTo).orElseThrow();
    }
}
