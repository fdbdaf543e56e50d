package io.muster.resolution.restoration;

import io.muster.contracts.ResolutionEvent.Gate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The three gates that stand before "resolved" (R93). All are empty when an incident begins, and again after a relapse. */
public record Gates(Map<Gate, Verification> recorded) {

    public static final Gates EMPTY = new Gates(Map.of());

    /** A gate that is not passed, and what it lacks. */
    public record Open(Gate gate, List<String> lacks) {}

    public Gates {
        recorded = Map.copyOf(recorded);
    }

    public Verification of(Gate gate) {
        return recorded.getOrDefault(gate, Verification.NONE);
    }

    /** The gates that are not passed, in the order in which they are defined. */
    public List<Open> open() {
        return Arrays.stream(Gate.values())
                .map(gate -> new Open(gate, of(gate).lacks()))
                .filter(gate -> !gate.lacks().isEmpty())
                .toList();
    }

    Gates with(Gate gate, Verification verification) {
        var next = new EnumMap<Gate, Verification>(Gate.class);
        next.putAll(recorded);
        next.put(gate, verification);
        return new Gates(next);
    }
}
