package io.muster.escalation.schedule.rest;

import io.muster.contracts.Refusal;
import io.muster.escalation.people.TimeZones;
import io.muster.escalation.schedule.Rotation;
import io.muster.escalation.schedule.Schedule;
import io.muster.escalation.schedule.ScheduleProblem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** @param timeZone IANA name; hand-offs stand on its wall clock */
record ScheduleRequest(
        @NotBlank @Size(max = 200) String name,
        @NotBlank String timeZone,
        @NotNull @Valid RotationRequest rotation) {

    /**
     * @param startsAt the first hand-off: local ({@code 2026-01-05T09:00}) or with an offset
     * @param shift ISO-8601: {@code P1W}, {@code P1D}, {@code PT12H}
     * @param people ids in the order in which they take turns
     */
    record RotationRequest(
            @NotBlank String startsAt,
            @NotBlank String shift,
            @NotNull List<@NotBlank String> people) {}

    Schedule schedule(String key) {
        ZoneId zone = TimeZones.named(timeZone);
        try {
            Rotation turns = new Rotation(localStart(zone), shiftOf(rotation.shift()), rotation.people());
            return new Schedule(key, name, zone, turns);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new Refusal(ScheduleProblem.INVALID_ROTATION, "The rotation cannot be read: " + e.getMessage());
        }
    }

    private LocalDateTime localStart(ZoneId zone) {
        return switch (DateTimeFormatter.ISO_DATE_TIME.parseBest(
                rotation.startsAt(), ZonedDateTime::from, LocalDateTime::from)) {
            case ZonedDateTime instant -> instant.withZoneSameInstant(zone).toLocalDateTime();
            case LocalDateTime local -> local;
            default -> throw new DateTimeException("no date and time: " + rotation.startsAt());
        };
    }

    /** Days and weeks are days and weeks of the wall clock, so 24 hours of it each. */
    private static Duration shiftOf(String text) {
        if (text.contains("T")) {
            return Duration.parse(text);
        }
        Period period = Period.parse(text);
        if (period.toTotalMonths() != 0) {
            throw new DateTimeException("a shift is given in weeks, days, hours or minutes");
        }
        return Duration.ofDays(period.getDays());
    }
}
