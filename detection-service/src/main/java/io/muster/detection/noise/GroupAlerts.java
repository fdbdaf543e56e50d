package io.muster.detection.noise;

import io.muster.detection.alert.AlertState;
import io.muster.detection.alert.LookUpAlerts;
import io.muster.detection.noise.ListAlerts.Listed;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The alerts that are not over, by the labels they share. They are read twice: first for their places alone, which is what
 * is held of them all, then in their order and in parts.
 */
@ApplicationScoped
public class GroupAlerts {

    private static final int AT_ONCE = 1_000;

    private static final Comparator<Place> ORDER =
            Comparator.comparing(place -> place.group().inText());

    /**
     * Alerts of one group, never none. A large group comes in several parts, one after the other.
     *
     * @param labels what they share
     */
    public record Part(SortedMap<String, String> labels, List<Listed> alerts) {}

    /** @param inText by which groups are ordered */
    private record Group(SortedMap<String, String> labels, String inText) {

        static Group of(SortedMap<String, String> labels) {
            return new Group(labels, labels.toString());
        }
    }

    /** Where an alert stands. */
    private record Place(Group group, String fingerprint) {}

    @Inject
    ListAlerts listAlerts;

    @Inject
    LookUpAlerts lookUp;

    @Inject
    NoiseMemory noise;

    @Inject
    Clock clock;

    /**
     * In the order of the labels.
     *
     * @param sender name of the integration that asks, as for {@link ListAlerts#list}
     * @param labels names of those that make a group; an alert without one is in the group of those without it
     */
    public Multi<Part> list(AlertQuery query, String sender, List<String> labels) {
        return places(query, sender, labels)
                .onItem()
                .transformToMulti(places -> Multi.createFrom()
                        .iterable(places)
                        .group()
                        .intoLists()
                        .of(AT_ONCE)
                        .onItem()
                        .transformToUniAndConcatenate(some -> parts(query, some))
                        .onItem()
                        .<Part>disjoint());
    }

    /** In the order of the groups; alerts of one group have one and the same. */
    private Uni<List<Place>> places(AlertQuery query, String sender, List<String> labels) {
        Map<SortedMap<String, String>, Group> groups = new HashMap<>();
        return listAlerts
                .list(query, sender)
                .map(listed -> new Place(
                        groups.computeIfAbsent(shared(listed.alert().labels(), labels), Group::of),
                        listed.alert().fingerprint()))
                .collect()
                .asList()
                .map(places -> places.stream().sorted(ORDER).toList());
    }

    private Uni<List<Part>> parts(AlertQuery query, List<Place> places) {
        Instant now = clock.instant();
        return noise.read()
                .flatMap(quiet -> lookUp.all(
                                places.stream().map(Place::fingerprint).toList())
                        .map(alerts -> alerts.stream()
                                .filter(alert -> alert.state() != AlertState.RESOLVED)
                                .map(alert ->
                                        new Listed(alert, quiet.standing(alert.fingerprint(), alert.labels(), now)))
                                .filter(listed -> query.accepts(listed.alert().labels(), listed.standing()))
                                .collect(Collectors.toMap(
                                        listed -> listed.alert().fingerprint(), Function.identity())))
                        .map(listed -> parts(places, listed)));
    }

    /** What is over since it was given its place has none any more. */
    private static List<Part> parts(List<Place> places, Map<String, Listed> listed) {
        Map<Group, List<Listed>> parts = new LinkedHashMap<>();
        places.stream()
                .filter(place -> listed.containsKey(place.fingerprint()))
                .forEach(place -> parts.computeIfAbsent(place.group(), group -> new ArrayList<>())
                        .add(listed.get(place.fingerprint())));
        return parts.entrySet().stream()
                .map(part -> new Part(part.getKey().labels(), part.getValue()))
                .toList();
    }

    private static SortedMap<String, String> shared(Map<String, String> labels, List<String> names) {
        SortedMap<String, String> shared = new TreeMap<>();
        names.stream().filter(labels::containsKey).forEach(name -> shared.put(name, labels.get(name)));
        return shared;
    }
}
