package io.muster.detection.incident;

import io.muster.contracts.Journey;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What one cause is taken to hit: a journey, else a service. While an incident is open for a scope, every signal of the
 * scope belongs to it.
 */
public record Scope(String key) implements Comparable<Scope> {

    public static Scope of(Journey journey) {
        return new Scope("journey:" + journey.name().toLowerCase(Locale.ROOT));
    }

    /** @param otherwise the scope when there is neither; what has a scope of its own meets nothing else */
    public static Scope of(Journey journey, String service, String otherwise) {
        if (journey != null) {
            return of(journey);
        }
        return service != null ? new Scope("service:" + service) : new Scope(otherwise);
    }

    /**
     * The scopes of an incident with several journeys, ordered, so that everyone takes their locks in the same order.
     */
    public static List<Scope> of(List<Journey> journeys, String service) {
        Stream<Scope> scopes = journeys.isEmpty()
                ? Stream.ofNullable(service).map(name -> new Scope("service:" + name))
                : journeys.stream().map(Scope::of);
        return scopes.distinct().sorted().toList();
    }

    /** @param secret whether few may know of the incident */
    static List<Scope> of(List<Journey> journeys, String service, boolean secret) {
        List<Scope> scopes = of(journeys, service);
        return secret ? scopes.stream().map(Scope::secret).toList() : scopes;
    }

    /** The same for what few may know of: it meets its like, and never what everyone may read. */
    Scope secret() {
        return new Scope("security/" + key);
    }

    @Override
    public int compareTo(Scope other) {
        return key.compareTo(other.key);
    }
}
