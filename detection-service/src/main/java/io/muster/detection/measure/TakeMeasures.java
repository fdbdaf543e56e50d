package io.muster.detection.measure;

import io.muster.contracts.Measure.Metric;
import io.muster.contracts.Measure.Segment;
import io.muster.contracts.Refusal;
import io.muster.detection.DetectionConfig;
import io.muster.detection.DetectionMetrics;
import io.muster.durable.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Measures come in: durable before their sender is told so, and counted once however often a push is sent. */
@ApplicationScoped
public class TakeMeasures {

    public static final int MOST_VALUES = 10_000;
    private static final double LARGEST = 1e12;
    private static final BigDecimal MOST_MONEY = new BigDecimal("1e11");
    /** A segment that was told within it is told at present. */
    private static final Duration PRESENT = Duration.ofDays(1);
    /** Clocks of senders may be ahead so far. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    /**
     * @param id chosen by the sender and the same when the push is sent again
     * @param until everything that the sender counted before is told with this push; null when only the minutes before the
     *     newest one are told to their end, which needs values
     * @param adds whether the values come on top of what was told of their minutes before, or stand for it
     */
    public record Push(String id, Instant until, boolean adds, List<Reading> readings) {}

    @Inject
    Measures measures;

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    DetectionMetrics metrics;

    @Inject
    DetectionConfig config;

    @Inject
    Clock clock;

    /**
     * @param source who tells it: an integration or a pull
     * @return false when the push was taken before
     * @throws Refusal {@code invalid-measure} with what is wrong, {@code segment-of-another-source} with whose it is; then nothing of it is taken
     */
    public Uni<Boolean> take(String source, Push push) {
        Instant now = clock.instant();
        flawIn(push, now).ifPresent(flaw -> {
            throw new Refusal(MeasureProblem.INVALID_MEASURE, flaw);
        });
        Instant until = coveredUntil(push, now);
        List<Reading> readings = push.readings().stream().map(Reading::rounded).toList();
        return unitOfWork
                .run(() -> measures.remember(source, push.id(), now)
                        .call(isNew -> isNew
                                ? refuseAnotherCurrency(readings, now)
                                        .chain(() -> refuseAnothers(source, readings, now))
                                        .chain(() -> measures.store(readings, push.adds()))
                                        .flatMap(stored -> measures.cover(source, until, now))
                                : Uni.createFrom().voidItem()))
                .invoke(isNew -> metrics.measured(isNew ? push.readings().size() : 0));
    }

    /** The average order value of a segment is a sum of money: of one currency. */
    private Uni<Void> refuseAnotherCurrency(List<Reading> readings, Instant now) {
        return measures.inAnotherCurrency(readings, now.minus(PRESENT))
                .invoke(found -> found.ifPresent(reading -> {
                    throw new Refusal(
                            MeasureProblem.INVALID_MEASURE,
                            "the orders of " + reading.segment().key() + " are told in another currency than "
                                    + reading.currency() + "; another currency is another segment");
                }))
                .replaceWithVoid();
    }

    /** Told by two, a segment would be counted twice. */
    private Uni<Void> refuseAnothers(String source, List<Reading> readings, Instant now) {
        return measures.own(source, readings, now, now.minus(Firing.LOST_AFTER))
                .invoke(found -> found.ifPresent(owned -> {
                    throw new Refusal(
                            MeasureProblem.ANOTHERS_SEGMENT,
                            "the %s of %s are told by \"%s\", last at %s; they are yours to tell once that is revoked or removed, or has told nothing for %d minutes"
                                    .formatted(
                                            MeasureRule.word(owned.metric()),
                                            owned.segment().key(),
                                            owned.owner(),
                                            owned.toldAt(),
                                            Firing.LOST_AFTER.toMinutes()));
                }))
                .replaceWithVoid();
    }

    /** Without a word on it the newest minute stays open: the sender may tell more of it, one value after the other. */
    private static Instant coveredUntil(Push push, Instant now) {
        Instant told = push.until() != null
                ? push.until()
                : Minutes.start(push.readings().stream()
                        .mapToLong(Reading::minute)
                        .max()
                        .orElseThrow());
        return told.isAfter(now) ? now : told;
    }

    private Optional<String> flawIn(Push push, Instant now) {
        if (push.readings().size() > MOST_VALUES) {
            return Optional.of("a push has " + MOST_VALUES + " values at most");
        }
        if (push.readings().isEmpty() && push.until() == null) {
            return Optional.of("a push without values says until when nothing was counted");
        }
        Instant latest = now.plus(AHEAD);
        if (push.until() != null && push.until().isAfter(latest)) {
            return Optional.of("until lies in the future");
        }
        Instant earliest = now.minus(config.measures().keep());
        return push.readings().stream()
                .map(reading -> flawIn(reading, earliest, latest))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> mixedCurrencies(push.readings()));
    }

    private static Optional<String> mixedCurrencies(List<Reading> readings) {
        Map<Segment, String> currencies = new HashMap<>();
        return readings.stream()
                .filter(reading -> reading.currency() != null)
                .filter(reading -> !reading.currency()
                        .equals(currencies.computeIfAbsent(reading.segment(), segment -> reading.currency())))
                .findFirst()
                .map(reading -> "the orders of " + reading.segment().key()
                        + " are told in two currencies; another currency is another segment");
    }

    private static Optional<String> flawIn(Reading reading, Instant earliest, Instant latest) {
        if (reading.metric() == Metric.CONVERSION) {
            return Optional.of("conversion is computed from orders and sessions");
        }
        if (!(reading.value() >= 0 && reading.value() <= LARGEST)) {
            return Optional.of("a value is a number from 0 to a million millions");
        }
        if (reading.orderValue() != null && reading.orderValue().compareTo(MOST_MONEY) >= 0) {
            return Optional.of("an order value is below a hundred thousand millions");
        }
        if (Minutes.start(reading.minute()).isBefore(earliest)) {
            return Optional.of("the minute " + Minutes.start(reading.minute()) + " is no longer kept");
        }
        if (Minutes.start(reading.minute()).isAfter(latest)) {
            return Optional.of("the minute " + Minutes.start(reading.minute()) + " lies in the future");
        }
        if (reading.orderValue() != null && (reading.metric() != Metric.ORDERS || reading.currency() == null)) {
            return Optional.of("an order value belongs to orders and needs a currency");
        }
        return Optional.empty();
    }
}
