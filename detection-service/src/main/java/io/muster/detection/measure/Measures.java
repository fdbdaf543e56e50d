package io.muster.detection.measure;

import io.muster.contracts.Journey;
import io.muster.contracts.Measure.Expected;
import io.muster.contracts.Measure.Metric;
import io.muster.contracts.Measure.Segment;
import io.muster.detection.catalogue.Catalogue;
import io.muster.detection.measure.Baseline.Range;
import io.muster.detection.measure.MeasureRule.Dimension;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The one-minute buckets. Everything joins the caller's transaction. */
public interface Measures {

    /** @param expected null while there is no baseline */
    record Bucket(long seriesId, long minute, double value, Expected expected) {}

    /** @param expected null when there was no baseline */
    record Told(Metric metric, Segment segment, Instant minute, double actual, Expected expected) {}

    record Foreseen(long seriesId, long minute, Expected expected) {}

    /** What is left out of the baselines of a journey; null stands for all journeys. */
    record Left(String journey, LeftOut.Stretch stretch) {

        /** What a rule fired about; without a journey it was the whole store. */
        public static List<Left> byFiring(List<String> journeys, LeftOut.Stretch stretch) {
            return journeys.isEmpty() ? List.of(new Left(null, stretch)) : of(journeys, stretch);
        }

        /**
         * An incident. Without a journey it takes those that its service serves; one that is of no journey takes nothing:
         * a broken printer does not make the store's orders unusual.
         *
         * @param service may be null
         */
        public static List<Left> byIncident(
                List<String> journeys, String service, Catalogue catalogue, LeftOut.Stretch stretch) {
            return !journeys.isEmpty() || service == null
                    ? of(journeys, stretch)
                    : of(
                            catalogue.journeysOf(service).stream()
                                    .map(Journey::name)
                                    .toList(),
                            stretch);
        }

        private static List<Left> of(List<String> journeys, LeftOut.Stretch stretch) {
            return journeys.stream().map(journey -> new Left(journey, stretch)).toList();
        }
    }

    /**
     * A series that is another source's to tell.
     *
     * @param owner how the source is called
     * @param toldAt when it told it last
     */
    record Owned(Metric metric, Segment segment, String owner, Instant toldAt) {}

    /**
     * A source that was not heard for long.
     *
     * @param segment where a rule misses it, with the dimensions that the rule tells apart
     * @param source how it is called
     * @param coveredUntil everything it counted before is told
     */
    record Lost(Segment segment, String source, Instant coveredUntil) {}

    /**
     * @param until null without a source
     * @param whole whether every source was heard
     */
    record Covered(Instant until, boolean whole) {}

    /** Remembers a push; false when it was taken before. */
    Uni<Boolean> remember(String source, String pushId, Instant now);

    /** A reading whose order value is in another currency than its segment's orders have been told in since; empty for none. */
    Uni<Optional<Reading>> inAnotherCurrency(List<Reading> readings, Instant since);

    /**
     * Makes the series of the readings the source's own: those that nobody tells, those it told before, and those whose source
     * was not heard for long.
     *
     * @param heardSince who was heard since keeps what it tells
     * @return a series that is another source's, in which case the caller must not go on; empty for none
     */
    Uni<Optional<Owned>> own(String source, List<Reading> readings, Instant now, Instant heardSince);

    /** @param adds whether the values come on top of what the buckets hold, or stand for it */
    Uni<Void> store(List<Reading> readings, boolean adds);

    /** Everything before is told: what the source named in the last day and does not name now is zero. */
    Uni<Void> cover(String source, Instant until, Instant now);

    /** It is waited for no more, and its segments are anybody's; the values stay. */
    Uni<Void> forgetSource(String source);

    /** Those told since. */
    Uni<List<KnownSeries>> known(Instant since);

    /** Buckets since this minute that are not told whole yet. */
    Uni<List<Bucket>> untold(long since);

    /** All buckets of these series in the ranges, by series and minute. */
    Uni<Map<Long, Map<Long, Double>>> buckets(Set<Long> seriesIds, List<Range> ranges);

    Uni<Void> foresee(List<Foreseen> foreseen);

    /** The average over the ranges is kept with the series. */
    Uni<Void> valueOrders(Set<Long> seriesIds, List<Range> ranges);

    /** These minutes are told whole. */
    Uni<Void> told(List<Bucket> buckets);

    /**
     * What was counted by minute, added up over the segments inside of {@code where}; one series for each value of the
     * dimensions.
     *
     * @param heardSince only of sources that were heard since; null for all there ever were
     */
    Uni<Map<Segment, Map<Long, Double>>> sums(
            Metric metric, Segment where, Set<Dimension> each, List<Range> ranges, Instant heardSince);

    /**
     * Up to when the segments inside of {@code where} are covered.
     *
     * @param told segments that were told since
     * @param heardSince by the slowest of the sources that were heard since
     */
    Uni<Covered> coveredUntil(Metric metric, Segment where, Instant told, Instant heardSince);

    /** The sources of segments inside of {@code where} that were told since, and that were not heard since the later instant. */
    Uni<List<Lost>> lost(Metric metric, Segment where, Set<Dimension> each, Instant told, Instant heardSince);

    Uni<List<Left>> leftOut(Instant from, Instant to);

    /** Removes some of the buckets, with the firings of that time and the series that ended in it, and pushes that are older. @return whether there may be more of them */
    Uni<Boolean> forget(Instant bucketsBefore, Instant pushesBefore);

    Uni<List<Told>> list(Metric metric, Segment where, Range minutes, int rows);
}
