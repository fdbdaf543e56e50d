package io.muster.escalation.policy;

import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.escalation.schedule.Restriction;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * When a level counts; one that does not is passed over. Every part that is named must fit; an empty one fits always.
 *
 * @param campaign whether a campaign has to run that the incident touches, or must not
 */
public record Condition(
        Set<Severity> severities,
        Set<String> services,
        Set<IncidentType> types,
        Optional<Boolean> campaign,
        Optional<Hours> hours) {

    public static final Condition ALWAYS =
            new Condition(Set.of(), Set.of(), Set.of(), Optional.empty(), Optional.empty());

    public Condition {
        severities = Set.copyOf(severities);
        services = Set.copyOf(services);
        types = Set.copyOf(types);
        Objects.requireNonNull(campaign);
        Objects.requireNonNull(hours);
    }

    /**
     * Hours of the week, such as the store's business hours.
     *
     * @param outside whether it has to be outside of the windows instead of inside one
     */
    public record Hours(ZoneId timeZone, List<Restriction> windows, boolean outside) {
        public Hours {
            Objects.requireNonNull(timeZone);
            windows = List.copyOf(windows);
        }

        boolean fits(Instant at) {
            return outside != windows.stream().anyMatch(window -> window.contains(at, timeZone));
        }
    }

    /**
     * What of an incident a condition asks for.
     *
     * @param type empty while triage has not named one
     */
    public record Situation(Severity severity, String service, Optional<IncidentType> type, boolean campaign) {}

    public boolean fits(Situation situation, Instant at) {
        return (severities.isEmpty() || severities.contains(situation.severity()))
                && (services.isEmpty() || services.contains(situation.service()))
                && (types.isEmpty() || situation.type().filter(types::contains).isPresent())
                && campaign.map(wanted -> wanted == situation.campaign()).orElse(true)
                && hours.map(when -> when.fits(at)).orElse(true);
    }
}
