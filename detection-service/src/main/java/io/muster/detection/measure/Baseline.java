package io.muster.detection.measure;

import io.muster.detection.measure.Expectation.Method;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * How a series usually does. The expectation of a minute is the median over recent weeks at the same weekday and wall
 * clock time (B2), times today's level (B3): what the last two clean hours brought, divided by what their own baseline
 * expected. Medians do not follow a sale day or an outage of one week; the level follows a sale day, a holiday or growth
 * within the two hours. What is {@link LeftOut} is not learned from.
 *
 * <p>Remembers what it computed: it is made for one evaluation, or for one walk through the minutes of a series.
 */
public final class Baseline {

    /** Median of the square of a standard normal variable. */
    private static final double MEDIAN_OF_SQUARE = 0.4549;
    /** From the median absolute deviation to a standard deviation. */
    private static final double MAD_TO_DEVIATION = 1.4826;
    /** A median is so much less sure than a mean. */
    private static final double MEDIAN_TO_MEAN = 1.2533;

    private static final double LEAST_ERROR = 0.01;
    private static final double MOST_ERROR = 0.5;
    private static final double ERROR_WITHOUT_LEVEL = 0.1;
    private static final double ERROR_OF_ONE_WEEK = 0.25;
    private static final int ENOUGH_WEEKS = 4;
    private static final int ENOUGH_LEVEL = 30;
    /** The newest minutes are not asked for today's level: what begins now must not lower what is expected of it. */
    private static final int TOO_NEW = 5;
    /** Three times the level's length are looked through for clean minutes. */
    private static final int LOOK_BACK = 3;

    /** How single minutes scatter. */
    public enum Noise {
        /** Counts: the variance grows with the value, as with anything that people do independently. */
        COUNT,
        /** Shares: the variance is the same everywhere. */
        SHARE
    }

    /**
     * @param zone whose wall clock people follow
     * @param weeks how many recent weeks are asked, 4 to 8
     * @param neighbours minutes on each side that are averaged with a minute of the past
     * @param level over how many clean minutes today's level is taken
     * @param clamp today's level is taken as at most so many times the baseline, and at least one over it
     */
    public record Settings(ZoneId zone, int weeks, int neighbours, int level, double clamp) {

        /** The last 8 weeks, eleven minutes each, two hours for the level, a quarter to four times. */
        public static Settings usual(ZoneId zone) {
            return new Settings(zone, 8, 5, (int) Duration.ofHours(2).toMinutes(), 4);
        }

        /** The same with another number of weeks. */
        public Settings over(int otherWeeks) {
            return new Settings(zone, Math.clamp(otherWeeks, ENOUGH_WEEKS, 8), neighbours, level, clamp);
        }

        /** How many minutes before a minute are asked for today's level, when all of them are clean. */
        public int usualLookBack() {
            return level + TOO_NEW + neighbours;
        }

        /** The same when many of them are left out. */
        public int longestLookBack() {
            return LOOK_BACK * level + TOO_NEW + neighbours;
        }

        /** The minutes of the past that are asked about the given ones; for each week from the first to the last. */
        public List<Range> weeksBefore(Range asked) {
            return IntStream.rangeClosed(1, weeks)
                    .mapToObj(week -> new Range(
                            sameTime(asked.first(), week) - neighbours, sameTime(asked.last(), week) + neighbours))
                    .toList();
        }

        /** The minute at which the wall clock showed the same so many weeks ago, also over a change to summer time. */
        long sameTime(long minute, int week) {
            long then = minute - (long) week * Minutes.A_WEEK;
            int moved = zone.getRules().getOffset(Minutes.start(minute)).getTotalSeconds()
                    - zone.getRules().getOffset(Minutes.start(then)).getTotalSeconds();
            return then + moved / Minutes.SECONDS;
        }
    }

    /** Minutes from the first to the last, both included. */
    public record Range(long first, long last) {}

    /** @param weeks how many recent weeks had something to say */
    private record Usual(double central, double relativeError, int weeks) {}

    /**
     * @param relativeError of the medians, on average: that of a single minute is found from too few weeks
     * @param counted what the clean minutes brought altogether
     */
    private record Level(double ratio, double dispersion, double relativeError, double counted, int minutes) {}

    private final Series series;
    private final LeftOut leftOut;
    private final Noise noise;
    private final Settings settings;
    private final Map<Long, Optional<Usual>> usual = new HashMap<>();
    private final Map<Long, Optional<Expectation>> expected = new HashMap<>();

    public Baseline(Series series, LeftOut leftOut, Noise noise, Settings settings) {
        this.series = series;
        this.leftOut = leftOut;
        this.noise = noise;
        this.settings = settings;
    }

    /** What the minute is expected to bring; empty when no week before it says anything. */
    public Optional<Expectation> at(long minute) {
        return remembered(expected, minute, () -> usual(minute).map(found -> expectation(found, minute)));
    }

    private Expectation expectation(Usual found, long minute) {
        if (found.weeks() < ENOUGH_WEEKS) {
            return lastWeek(found);
        }
        Level level = level(minute);
        return level.minutes() < ENOUGH_LEVEL ? unscaled(found) : scaled(found, level);
    }

    private static <T> Optional<T> remembered(
            Map<Long, Optional<T>> known, long minute, Supplier<Optional<T>> compute) {
        Optional<T> before = known.get(minute);
        if (before == null) {
            before = compute.get();
            known.put(minute, before);
        }
        return before;
    }

    private Expectation lastWeek(Usual usual) {
        return expectation(usual.central(), usual.relativeError(), 1, Method.B1, 0.4);
    }

    private Expectation unscaled(Usual usual) {
        double error = Math.hypot(usual.relativeError(), ERROR_WITHOUT_LEVEL);
        return expectation(usual.central(), error, 1, Method.B2, 0.75 * share(usual.weeks()) * (1 - error));
    }

    private Expectation scaled(Usual usual, Level level) {
        double ofLevel = noise == Noise.COUNT
                ? Math.sqrt(level.dispersion() / Math.max(1, level.counted()))
                : Math.sqrt(level.dispersion() / level.minutes()) / Math.max(1e-9, level.counted() / level.minutes());
        double error = Math.min(MOST_ERROR, Math.hypot(level.relativeError(), ofLevel));
        double basis = share(usual.weeks()) * Math.min(1, level.minutes() / (double) settings.level());
        return expectation(usual.central() * level.ratio(), error, level.dispersion(), Method.B3, basis * (1 - error));
    }

    private Expectation expectation(
            double central, double relativeError, double dispersion, Method method, double confidence) {
        double variance = noise == Noise.COUNT ? dispersion * central : dispersion;
        return new Expectation(central, relativeError * central, variance, method, round(confidence));
    }

    private double share(int weeks) {
        return Math.min(1, (weeks + 2) / (settings.weeks() + 2.0));
    }

    /** B2, or with fewer than {@value #ENOUGH_WEEKS} weeks B1. */
    private Optional<Usual> usual(long minute) {
        return remembered(usual, minute, () -> ofRecentWeeks(minute));
    }

    private Optional<Usual> ofRecentWeeks(long minute) {
        double[] samples = new double[settings.weeks()];
        int found = 0;
        for (int week = 1; week <= settings.weeks(); week++) {
            double sample = around(settings.sameTime(minute, week));
            if (!Double.isNaN(sample)) {
                samples[found++] = sample;
            }
        }
        if (found == 0) {
            return Optional.empty();
        }
        if (found < ENOUGH_WEEKS) {
            return Optional.of(new Usual(samples[0], ERROR_OF_ONE_WEEK, found));
        }
        double[] ordered = Arrays.copyOf(samples, found);
        double central = median(ordered);
        return Optional.of(new Usual(central, relativeError(ordered, central), found));
    }

    private static double relativeError(double[] samples, double central) {
        if (central <= 0) {
            return MOST_ERROR;
        }
        double[] distances =
                Arrays.stream(samples).map(sample -> Math.abs(sample - central)).toArray();
        double error = MEDIAN_TO_MEAN * MAD_TO_DEVIATION * median(distances) / central / Math.sqrt(samples.length);
        return Math.clamp(error, LEAST_ERROR, MOST_ERROR);
    }

    /** The mean around a minute of the past; absent when most of it is absent or left out. */
    private double around(long minute) {
        double sum = 0;
        int found = 0;
        for (long near = minute - settings.neighbours(); near <= minute + settings.neighbours(); near++) {
            double value = clean(near);
            if (!Double.isNaN(value)) {
                sum += value;
                found++;
            }
        }
        return found > settings.neighbours() ? sum / found : Double.NaN;
    }

    private double clean(long minute) {
        return leftOut.covers(minute) ? Double.NaN : series.at(minute);
    }

    private Level level(long minute) {
        double[] actual = new double[settings.level()];
        double[] foreseen = new double[settings.level()];
        double errors = 0;
        int found = 0;
        long oldest = minute - TOO_NEW - (long) LOOK_BACK * settings.level();
        for (long at = minute - TOO_NEW; at > oldest && found < settings.level(); at--) {
            double value = clean(at);
            if (Double.isNaN(value)) {
                continue;
            }
            Optional<Usual> then = usual(at);
            if (then.isPresent()) {
                actual[found] = value;
                foreseen[found++] = then.get().central();
                errors += then.get().relativeError();
            }
        }
        double counted = Arrays.stream(actual, 0, found).sum();
        double usually = Arrays.stream(foreseen, 0, found).sum();
        double ratio = usually <= 0 ? 1 : Math.clamp(counted / usually, 1 / settings.clamp(), settings.clamp());
        return new Level(
                ratio, dispersion(actual, foreseen, found, ratio), errors / Math.max(1, found), counted, found);
    }

    /** How far single minutes scatter; by the median, so that a few wild minutes do not blind the rules. */
    private double dispersion(double[] actual, double[] usually, int found, double ratio) {
        if (found < ENOUGH_LEVEL) {
            return 1;
        }
        double[] squares = new double[found];
        for (int i = 0; i < found; i++) {
            double foreseen = usually[i] * ratio;
            double distance = actual[i] - foreseen;
            squares[i] = noise == Noise.COUNT ? distance * distance / Math.max(1, foreseen) : distance * distance;
        }
        double dispersion = median(squares) / MEDIAN_OF_SQUARE;
        return noise == Noise.COUNT ? Math.max(1, dispersion) : Math.max(1e-6, dispersion);
    }

    /** Orders what it is given. */
    private static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    private static double round(double confidence) {
        return Math.round(Math.clamp(confidence, 0, 1) * 100) / 100.0;
    }
}
