package io.muster.resolution.relapse;

import io.muster.contracts.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * For how long a relapse is watched for (R89): data the company keeps, one duration for each severity. Every change makes
 * a new version.
 *
 * @param version counts from 1; 1 is the one that is shipped
 */
public record RelapsePolicy(int version, Map<Severity, Duration> watch) {

    /** The one that is shipped. */
    public static final RelapsePolicy SHIPPED = new RelapsePolicy(
            1,
            Map.of(
                    Severity.SEV1, Duration.ofMinutes(60),
                    Severity.SEV2, Duration.ofMinutes(30),
                    Severity.SEV3, Duration.ofMinutes(15)));

    public RelapsePolicy {
        watch = Map.copyOf(watch);
    }

    /** @param severity null while nobody knows it, which is watched for as the gravest */
    public Instant watchUntil(Severity severity, Instant from) {
        return from.plus(watch.get(severity == null ? Severity.SEV1 : severity));
    }
}
