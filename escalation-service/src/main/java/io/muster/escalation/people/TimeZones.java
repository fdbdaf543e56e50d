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
            ZoneId zone = ZoneId.of(name);
            if (zone.getRules() != null) {
                return zone;
            }
        } catch (DateTimeException e) {
            // as unknown as a zone that another library has registered under a name of its own
        }
        throw new Refusal(PeopleProblem.UNKNOWN_TIME_ZONE, "'" + name + "' is not an IANA time zone");
    }
}
