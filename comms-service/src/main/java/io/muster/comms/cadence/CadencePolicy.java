package io.muster.comms.cadence;

import io.muster.comms.cadence.Cadence.External;
import io.muster.contracts.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The cadence at each severity, as versioned data: each change is a new version, and an incident keeps the version that
 * was in force when it began (R18).
 *
 * @param version counts up from 1; 0 is what the product brings along
 */
public record CadencePolicy(long version, Map<Severity, Cadence> severities) {

    /** Nothing may be promised for later than this; a promise further away is none. */
    public static final Duration LONGEST = Duration.ofDays(7);

    public CadencePolicy {
        severities = severities.isEmpty() ? Map.of() : new EnumMap<>(severities);
    }

    /** The defaults of the requirements: first words within 5 and 10 minutes, then 15/30/60 or 30/60/120. */
    public static CadencePolicy defaults() {
        return new CadencePolicy(
                0,
                Map.of(
                        Severity.SEV1,
                        new Cadence(minutes(5), minutes(30), minutes(10), external(minutes(15))),
                        Severity.SEV2,
                        new Cadence(minutes(5), minutes(30), minutes(10), external(minutes(30))),
                        Severity.SEV3,
                        new Cadence(
                                minutes(5),
                                Duration.ofHours(4),
                                null,
                                new External(Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1)))));
    }

    /** The cadence at a severity; an incident without one yet is treated as {@link Severity#SEV3}. */
    public Cadence at(Severity severity) {
        return severities.get(severity == null ? Severity.SEV3 : severity);
    }

    /** What is wrong with it, in words; empty when it may be put in force. */
    public List<String> flaws() {
        List<String> flaws = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            Cadence cadence = severities.get(severity);
            if (cadence == null) {
                flaws.add(severity + " is missing");
                continue;
            }
            check(flaws, severity + ".firstInternal", cadence.firstInternal());
            check(flaws, severity + ".internal", cadence.internal());
            if (cadence.firstExternal() != null) {
                check(flaws, severity + ".firstExternal", cadence.firstExternal());
            } else if (severity != Severity.SEV3) {
                flaws.add(severity + ".firstExternal is missing: SEV1 and SEV2 owe the outside a word");
            }
            External external = cadence.external();
            check(flaws, severity + ".external.unknown", external == null ? null : external.unknown());
            check(flaws, severity + ".external.known", external == null ? null : external.known());
            check(flaws, severity + ".external.mitigated", external == null ? null : external.mitigated());
        }
        return flaws;
    }

    private static void check(List<String> flaws, String name, Duration duration) {
        if (duration == null) {
            flaws.add(name + " is missing");
        } else if (!duration.isPositive() || duration.compareTo(LONGEST) > 0) {
            flaws.add(name + " must be longer than nothing and at most seven days");
        }
    }

    private static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }

    private static External external(Duration unknown) {
        return new External(unknown, unknown.multipliedBy(2), unknown.multipliedBy(4));
    }
}
