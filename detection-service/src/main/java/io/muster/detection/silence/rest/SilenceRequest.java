package io.muster.detection.silence.rest;

import io.muster.contracts.Journey;
import io.muster.contracts.Refusal;
import io.muster.detection.matching.Matcher;
import io.muster.detection.signal.Labels;
import io.muster.detection.silence.Recurrence;
import io.muster.detection.silence.Silence;
import io.muster.detection.silence.Silence.Kind;
import io.muster.detection.silence.SilenceProblem;
import io.muster.web.Flaws;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * A silence or a maintenance window as people set it. What it is about is the sum of services, journeys and matchers:
 * an alert has to fit each part that is there.
 *
 * @param kind silence (also when absent) or maintenance
 * @param matchers as amtool writes them: {@code severity=~"info|none"}
 * @param startsAt now when absent
 * @param repeats the hours of the week in which it holds; from start to end when absent
 * @param comment why
 */
record SilenceRequest(
        @Pattern(regexp = "silence|maintenance") String kind,
        @Size(max = Silence.MOST_MATCHERS) List<@NotBlank @Size(max = 4096) String> matchers,
        @Size(max = 50) List<@NotBlank @Size(max = 100) String> services,
        @Size(max = 7) List<@NotNull Journey> journeys,
        Instant startsAt,
        @NotNull Instant endsAt,
        @Valid Repeats repeats,
        @NotBlank @Size(max = 1000) String comment) {

    /**
     * The hours of a week, by the clock on the wall, as {@code 22:30}.
     *
     * @param zone as {@code Europe/Berlin}
     * @param until on the next day when it is not after {@code from}
     */
    record Repeats(
            @NotBlank @Size(max = 60) String zone,
            @NotEmpty Set<@NotNull DayOfWeek> days,
            @NotNull @Pattern(regexp = TIME) String from,
            @NotNull @Pattern(regexp = TIME) String until) {

        private static final String TIME = "([01]\\d|2[0-3]):[0-5]\\d";

        static Repeats of(Recurrence recurrence) {
            return new Repeats(
                    recurrence.zone().getId(),
                    recurrence.days(),
                    recurrence.from().toString(),
                    recurrence.until().toString());
        }

        Recurrence recurrence() {
            try {
                return new Recurrence(ZoneId.of(zone), days, LocalTime.parse(from), LocalTime.parse(until));
            } catch (DateTimeException e) {
                throw new Refusal(SilenceProblem.INVALID_SILENCE, "there is no time zone " + zone);
            }
        }
    }

    /** @param id null for a new one */
    Silence silence(UUID id, String person, Instant now) {
        return new Silence(
                id,
                "maintenance".equals(kind) ? Kind.MAINTENANCE : Kind.SILENCE,
                allMatchers(),
                startsAt == null ? now : startsAt,
                endsAt,
                repeats == null ? null : repeats.recurrence(),
                person,
                Labels.storable(comment),
                person,
                now);
    }

    private List<Matcher> allMatchers() {
        List<Matcher> all = new ArrayList<>();
        try {
            if (matchers != null) {
                matchers.forEach(matcher -> all.add(Matcher.parse(Labels.storable(matcher))));
            }
            if (services != null && !services.isEmpty()) {
                all.add(Matcher.oneOf("service", services));
            }
            if (journeys != null && !journeys.isEmpty()) {
                all.add(Matcher.oneOf(
                        "journey",
                        journeys.stream()
                                .map(journey -> journey.name().toLowerCase(Locale.ROOT))
                                .toList()));
            }
            if (all.size() > Silence.MOST_MATCHERS) {
                throw new IllegalArgumentException("more than " + Silence.MOST_MATCHERS + " matchers");
            }
            return all;
        } catch (IllegalArgumentException e) {
            throw new Refusal(SilenceProblem.INVALID_SILENCE, Flaws.of(e));
        }
    }
}
