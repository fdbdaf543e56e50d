package io.muster.detection.measure;

import io.muster.contracts.Measure.Segment;
import io.muster.detection.measure.MeasureRule.Version;
import io.muster.detection.signal.Signal.AlertSignal;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules and when they fired. Everything joins the caller's transaction. */
public interface MeasureRules {

    /** @param segment {@link Segment#key()} */
    record Fired(String segment, Firing firing, String summary) {}

    Uni<Optional<Version>> find(String key);

    Uni<List<Version>> list(String after, int rows);

    /** Keys of all rules. */
    Uni<List<String>> keys();

    /** The next version of the rule. */
    Uni<Version> put(MeasureRule rule, Instant at, String by);

    /** @return false when there is none */
    Uni<Boolean> remove(String key);

    /** Those that fire now, by {@link Segment#key()}, held by the transaction. */
    Uni<Map<String, Firing>> firing(String rule);

    /**
     * One that is over ends what fires, if anything does.
     *
     * @param signal the alert as it was told last; null when it was not told
     */
    Uni<Void> save(String rule, String segment, Firing firing, AlertSignal signal);

    /** What fires now fires no more; gives the alerts that were told last. */
    Uni<List<AlertSignal>> end(String rule, Instant at);

    /** Newest first. */
    Uni<List<Fired>> fired(String rule, int rows);
}
