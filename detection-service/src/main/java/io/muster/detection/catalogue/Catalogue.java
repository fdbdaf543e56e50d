package io.muster.detection.catalogue;

import io.muster.contracts.Journey;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The store's services, what they depend on and which journeys they serve: enough to see that two alerts have one cause.
 *
 * @param version counts from 0, the empty one
 */
public record Catalogue(long version, Map<String, CatalogueService> services, Instant changedAt, String changedBy) {

    static final int MAX_SERVICES = 2_000;

    public Catalogue {
        services = Collections.unmodifiableMap(new TreeMap<>(services));
    }

    public static Catalogue of(
            long version, Collection<CatalogueService> services, Instant changedAt, String changedBy) {
        Map<String, CatalogueService> byName = new TreeMap<>();
        services.forEach(service -> byName.put(service.name(), service));
        return new Catalogue(version, byName, changedAt, changedBy);
    }

    /** Everything that the service needs, directly or through others; without itself. */
    public Set<String> dependenciesOf(String service) {
        return reached(service, this::needs);
    }

    /** Everything that needs the service, directly or through others; without itself. */
    public Set<String> dependentsOf(String service) {
        return reached(service, this::neededBy);
    }

    /** The journeys that break when the service does: its own and those of everything that needs it. */
    public Set<Journey> journeysOf(String service) {
        Set<Journey> journeys = new TreeSet<>(served(service));
        dependentsOf(service).forEach(dependent -> journeys.addAll(served(dependent)));
        return journeys;
    }

    /** The services that serve the journey, and everything that they need. */
    public Set<String> servicesBehind(Journey journey) {
        Set<String> behind = new TreeSet<>();
        services.values().stream()
                .filter(service -> service.journeys().contains(journey))
                .forEach(service -> {
                    behind.add(service.name());
                    behind.addAll(dependenciesOf(service.name()));
                });
        return behind;
    }

    private interface Step {
        Collection<String> from(String service);
    }

    private static Set<String> reached(String start, Step step) {
        Set<String> seen = new LinkedHashSet<>();
        Deque<String> next = new ArrayDeque<>(step.from(start));
        while (!next.isEmpty()) {
            String service = next.poll();
            if (!service.equals(start) && seen.add(service)) {
                next.addAll(step.from(service));
            }
        }
        return seen;
    }

    private Collection<String> needs(String service) {
        CatalogueService known = services.get(service);
        return known == null ? List.of() : known.dependsOn();
    }

    private Collection<String> neededBy(String service) {
        return services.values().stream()
                .filter(other -> other.dependsOn().contains(service))
                .map(CatalogueService::name)
                .toList();
    }

    private List<Journey> served(String service) {
        CatalogueService known = services.get(service);
        return known == null ? List.of() : known.journeys();
    }

    /** What is wrong with a list of services; empty when nothing is. Circles are allowed: the world has them. */
    public static Optional<String> flawIn(Collection<CatalogueService> services) {
        if (services.size() > MAX_SERVICES) {
            return Optional.of("a catalogue has at most " + MAX_SERVICES + " services");
        }
        Set<String> names = new TreeSet<>();
        for (CatalogueService service : services) {
            if (!names.add(service.name())) {
                return Optional.of("two services are named \"" + service.name() + "\"");
            }
        }
        for (CatalogueService service : services) {
            for (String dependency : service.dependsOn()) {
                if (!names.contains(dependency)) {
                    return Optional.of("\"" + service.name() + "\" depends on \"" + dependency
                            + "\", which is not in the catalogue");
                }
            }
        }
        return Optional.empty();
    }
}
