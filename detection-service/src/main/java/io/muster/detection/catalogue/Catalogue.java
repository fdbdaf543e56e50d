package io.muster.detection.catalogue;

import io.muster.contracts.Journey;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The store's services, what they depend on and which journeys they serve: enough to see that two alerts have one cause.
 * One version; it never changes.
 */
public final class Catalogue {

    static final int MAX_SERVICES = 2_000;

    private final long version;
    private final Instant changedAt;
    private final String changedBy;
    private final Map<String, CatalogueService> services = new TreeMap<>();
    private final Map<String, Set<String>> dependents = new HashMap<>();
    private final Map<Journey, Set<String>> servedBy = new EnumMap<>(Journey.class);
    private final Map<String, String> families = new HashMap<>();

    private Catalogue(long version, Collection<CatalogueService> services, Instant changedAt, String changedBy) {
        this.version = version;
        this.changedAt = changedAt;
        this.changedBy = changedBy;
        services.forEach(this::enter);
        this.services.keySet().forEach(this::nameFamily);
    }

    /** @param version counts from 0, the empty one */
    public static Catalogue of(
            long version, Collection<CatalogueService> services, Instant changedAt, String changedBy) {
        return new Catalogue(version, services, changedAt, changedBy);
    }

    private void enter(CatalogueService service) {
        services.put(service.name(), service);
        service.dependsOn()
                .forEach(needed -> dependents
                        .computeIfAbsent(needed, name -> new TreeSet<>())
                        .add(service.name()));
        service.journeys()
                .forEach(journey -> servedBy.computeIfAbsent(journey, key -> new TreeSet<>())
                        .add(service.name()));
    }

    /** All that hang together, in whatever direction, have one family: the first of their names. */
    private void nameFamily(String first) {
        if (families.containsKey(first)) {
            return;
        }
        families.put(first, first);
        reached(first, this::touching).forEach(relative -> families.put(relative, first));
    }

    private Collection<String> touching(String service) {
        Set<String> touching = new TreeSet<>(needs(service));
        touching.addAll(neededBy(service));
        served(service).forEach(journey -> touching.addAll(servedBy.get(journey)));
        return touching;
    }

    public long version() {
        return version;
    }

    public Instant changedAt() {
        return changedAt;
    }

    /** The person's or client's id, or {@code muster} for the one that comes with the product. */
    public String changedBy() {
        return changedBy;
    }

    /** By name. */
    public Map<String, CatalogueService> services() {
        return Collections.unmodifiableMap(services);
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
        Set<String> behind = new TreeSet<>(servedBy.getOrDefault(journey, Set.of()));
        servedBy.getOrDefault(journey, Set.of()).forEach(service -> behind.addAll(dependenciesOf(service)));
        return behind;
    }

    /** The name of all that hang together with the service; empty when it is not in the catalogue. */
    public Optional<String> familyOf(String service) {
        return Optional.ofNullable(families.get(service));
    }

    /** The name of all that hang together with the services that serve the journey; empty when none does. */
    public Optional<String> familyOf(Journey journey) {
        return servedBy.getOrDefault(journey, Set.of()).stream().findFirst().flatMap(this::familyOf);
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
        return dependents.getOrDefault(service, Set.of());
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
