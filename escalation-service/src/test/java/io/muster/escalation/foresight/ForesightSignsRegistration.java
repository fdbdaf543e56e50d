package io.muster.escalation.foresight;

import io.micrometer.core.instrument.MeterRegistry;

/** Registers the meters of the time ahead as the service does at its start. */
public final class ForesightSignsRegistration {

    private ForesightSignsRegistration() {}

    public static void in(MeterRegistry registry) {
        new ForesightSigns(registry);
    }
}
