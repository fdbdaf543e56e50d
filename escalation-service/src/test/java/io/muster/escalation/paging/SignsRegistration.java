package io.muster.escalation.paging;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;

/** Registers the meters of paging as the service does at its start. */
public final class SignsRegistration {

    private SignsRegistration() {}

    public static void in(MeterRegistry registry) {
        new Signs(registry, Clock.systemUTC());
    }
}
