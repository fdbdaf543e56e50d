package io.muster.local.store;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which steps of the store were told to break, and how. */
final class Faults {

    /** How a step behaves. */
    enum How {
        WORKS,
        /** Every request is answered 503. */
        DOWN,
        /** Every answer takes long; half of the shoppers do not wait for it. */
        SLOW,
        /** Payments are declined. */
        DECLINE;

        static Optional<How> named(String word) {
            return Arrays.stream(values())
                    .filter(how -> how.word().equals(word))
                    .findFirst();
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Map<Step, How> faults = new EnumMap<>(Step.class);

    synchronized void set(Step step, How how) {
        faults.put(step, how);
    }

    synchronized How of(Step step) {
        return faults.getOrDefault(step, How.WORKS);
    }

    /** Every step with how it behaves. */
    synchronized Map<String, String> all() {
        Map<String, String> all = new TreeMap<>();
        for (Step step : Step.values()) {
            all.put(step.word(), of(step).word());
        }
        return all;
    }
}
