package io.muster.escalation.people;

import io.muster.contracts.Refusal;
import java.time.DateTimeException;
import java.time.ZoneId;

/** Time zones by their IANA names. */
public final class TimeZones {

    private TimeZones() {}

    /** @throws Refusal when there is no such zone */
    public static ZoneId named(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new Refusal(PeopleProblem.UNKNOWN_TIME_ZONE, "'" + name + "' is not an IANA time zone");
        }
    }
}
