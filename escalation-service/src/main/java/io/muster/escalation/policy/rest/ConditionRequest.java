package io.muster.escalation.policy.rest;

import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.escalation.people.TimeZones;
import io.muster.escalation.policy.Condition;
import io.muster.escalation.schedule.Restriction;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * When a level counts. Every part that is given must fit.
 *
 * @param campaign whether a campaign has to run that the incident touches, or must not
 * @param hours the store's business hours, or any others
 */
record ConditionRequest(
        List<@NotNull Severity> severities,
        List<@NotBlank String> services,
        List<@NotNull IncidentType> types,
        Boolean campaign,
        @Valid HoursRequest hours) {

    /** @param outside whether it has to be outside of the windows */
    record HoursRequest(
            @NotBlank String timeZone, @NotEmpty List<@Valid @NotNull WindowRequest> windows, boolean outside) {

        Condition.Hours hours() {
            return new Condition.Hours(
                    TimeZones.named(timeZone),
                    windows.stream().map(WindowRequest::window).toList(),
                    outside);
        }
    }

    /**
     * @param days {@code monday} …, on which the window begins; absent means every day
     * @param until not after {@code from} means on the following day
     */
    record WindowRequest(
            @Schema(description = "monday, tuesday and so on, on which the window begins; absent means every day")
            List<String> days,

            @NotBlank @Schema(description = "Local time, as 09:00")
            String from,

            @NotBlank
            @Schema(description = "Local time; not after from means on the following day, 00:00 is the end of the day")
            String until) {

        Restriction window() {
            return Restriction.written(days, from, until);
        }
    }

    /** @return null for a condition that always fits */
    static ConditionRequest of(Condition condition) {
        return condition.equals(Condition.ALWAYS)
                ? null
                : new ConditionRequest(
                        condition.severities().stream().sorted().toList(),
                        condition.services().stream().sorted().toList(),
                        condition.types().stream().sorted().toList(),
                        condition.campaign().orElse(null),
                        condition.hours().map(ConditionRequest::hoursOf).orElse(null));
    }

    private static HoursRequest hoursOf(Condition.Hours hours) {
        return new HoursRequest(
                hours.timeZone().getId(),
                hours.windows().stream()
                        .map(window -> new WindowRequest(
                                window.dayNames(),
                                window.from().toString(),
                                window.until().toString()))
                        .toList(),
                hours.outside());
    }

    /** @param request null stands for always */
    static Condition condition(ConditionRequest request) {
        return request == null
                ? Condition.ALWAYS
                : new Condition(
                        setOf(request.severities),
                        setOf(request.services),
                        setOf(request.types),
                        Optional.ofNullable(request.campaign),
                        Optional.ofNullable(request.hours).map(HoursRequest::hours));
    }

    private static <T> Set<T> setOf(Collection<T> values) {
        return values == null ? Set.of() : Set.copyOf(values);
    }
}
