package io.muster.escalation.auditor;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;

/** Registers the meters of the auditor as the service does at its start. */
public final class AuditSignsRegistration {

    private AuditSignsRegistration() {}

    public static void in(MeterRegistry registry) {
        new AuditSigns(registry, Clock.systemUTC());
    }
}
