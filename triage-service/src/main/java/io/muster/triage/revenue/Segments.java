package io.muster.triage.revenue;

import io.muster.contracts.Journey;
import io.muster.contracts.Measure;
import io.muster.contracts.Measure.Segment;
import io.muster.triage.severity.Impact;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which measures tell what an incident costs. A store may be measured at several grains at once, as in total and by
 * region; they say the same orders twice. So one grain is chosen: the one that tells the incident's own part from the
 * rest, else the coarsest.
 */
final class Segments {

    /** What stands before an order; whichever of it fails, orders do not come. */
    private static final List<Journey> BUYING = List.of(Journey.PAY, Journey.CHECKOUT, Journey.CART, Journey.BROWSE);

    private final Impact impact;
    private final Set<String> regions;
    private final Set<String> devices;
    private final Set<String> methods;

    private Segments(Impact impact, Collection<Measure> measures) {
        this.impact = impact;
        // A place may also be a device; what the measures know as one is no region.
        var places = impact.where().stream()
                .filter(place -> measures.stream()
                        .anyMatch(measure -> place.equals(measure.segment().device())))
                .collect(Collectors.toUnmodifiableSet());
        regions = impact.where().stream()
                .filter(place -> !places.contains(place))
                .collect(Collectors.toUnmodifiableSet());
        devices = impact.affected().devices().isEmpty()
                ? places
                : Set.copyOf(impact.affected().devices());
        methods = Set.copyOf(impact.affected().paymentMethods());
    }

    /** Whether the chosen measures tell the incident's own part from the rest of the store. */
    static boolean areOwn(Impact impact, Collection<Measure> chosen) {
        var segments = new Segments(impact, chosen);
        return chosen.stream().allMatch(measure -> segments.misses(Grain.of(measure.segment())) == 0);
    }

    /** The measures of the chosen grain; empty when none is of the incident. */
    static List<Measure> of(Impact impact, Collection<Measure> measures) {
        return new Segments(impact, measures).chosen(measures);
    }

    /** The journeys whose measures may tell what the incident costs. */
    static Set<Journey> journeysOf(Impact impact) {
        return Stream.concat(BUYING.stream(), impact.journeys().stream()).collect(Collectors.toUnmodifiableSet());
    }

    private List<Measure> chosen(Collection<Measure> measures) {
        var own = measures.stream().filter(measure -> isHit(measure.segment())).toList();
        var expected =
                own.stream().filter(measure -> measure.expected() != null).toList();
        var grain = (expected.isEmpty() ? own : expected)
                .stream()
                        .map(measure -> Grain.of(measure.segment()))
                        .distinct()
                        .min(Comparator.comparingInt(this::misses)
                                .thenComparingInt(Grain::dimensions)
                                .thenComparing(Grain::toString));
        return grain.map(chosen -> ofGrain(own, chosen)).orElse(List.of());
    }

    // The same order is counted at each step of buying: only the last step that is measured counts.
    private static List<Measure> ofGrain(List<Measure> own, Grain grain) {
        var inGrain = own.stream()
                .filter(measure -> Grain.of(measure.segment()).equals(grain))
                .toList();
        var lastStep = inGrain.stream()
                .map(measure -> measure.segment().journey())
                .filter(Objects::nonNull)
                .min(Comparator.comparingInt(Segments::stepsBeforeOrder));
        return inGrain.stream()
                .filter(measure -> lastStep.isEmpty() || measure.segment().journey() == lastStep.get())
                .toList();
    }

    private boolean isHit(Segment segment) {
        return isHit(segment.journey())
                && isIn(regions, segment.region())
                && isIn(devices, segment.device())
                && isIn(methods, segment.paymentMethod());
    }

    private boolean isHit(Journey journey) {
        return journey == null
                ? impact.journeys().isEmpty() || hitsBuying()
                : impact.journeys().contains(journey) || BUYING.contains(journey) && hitsBuying();
    }

    /** Orders of the whole store are told by what is bought: they say nothing of sellers who cannot list. */
    private boolean hitsBuying() {
        return impact.journeys().stream().anyMatch(BUYING::contains);
    }

    /** How many dimensions that narrow the incident the grain does not tell apart. */
    private int misses(Grain grain) {
        return (impact.journeys().isEmpty() && !grain.journey() ? 1 : 0)
                + (!regions.isEmpty() && !grain.region() ? 1 : 0)
                + (!devices.isEmpty() && !grain.device() ? 1 : 0)
                + (!methods.isEmpty() && !grain.paymentMethod() ? 1 : 0);
    }

    private static boolean isIn(Set<String> narrowed, String value) {
        return value == null || narrowed.isEmpty() || narrowed.contains(value);
    }

    private static int stepsBeforeOrder(Journey journey) {
        var step = BUYING.indexOf(journey);
        return step < 0 ? BUYING.size() : step;
    }

    /** Which dimensions a segment tells apart. */
    private record Grain(boolean journey, boolean region, boolean device, boolean paymentMethod) {

        static Grain of(Segment segment) {
            return new Grain(
                    segment.journey() != null,
                    segment.region() != null,
                    segment.device() != null,
                    segment.paymentMethod() != null);
        }

        int dimensions() {
            return (journey ? 1 : 0) + (region ? 1 : 0) + (device ? 1 : 0) + (paymentMethod ? 1 : 0);
        }
    }
}
