package io.muster.escalation.schedule.rest;

import io.muster.contracts.Refusal;
import io.muster.escalation.Words;
import io.muster.escalation.people.TimeZones;
import io.muster.escalation.schedule.Holidays;
import io.muster.escalation.schedule.Layer;
import io.muster.escalation.schedule.Restriction;
import io.muster.escalation.schedule.Rotation;
import io.muster.escalation.schedule.Schedule;
import io.muster.escalation.schedule.ScheduleProblem;
import io.muster.web.Flaws;
import io.muster.web.Times;
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
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Either one rotation that always counts, or layers.
 *
 * @param timeZone IANA name; hand-offs stand on its wall clock
 * @param layers from the bottom up: a later one covers those before it where it counts
 * @param holidays key of the holiday calendar that layers follow
 */
record ScheduleRequest(
        @NotBlank @Size(max = 200) String name,
        @NotBlank String timeZone,
        @Valid RotationRequest rotation,
        @Size(max = 20) List<@Valid @NotNull LayerRequest> layers,
        String holidays) {

    /**
     * @param startsAt the first hand-off: local ({@code 2026-01-05T09:00}) or with an offset
     * @param shift ISO-8601: {@code P1W}, {@code P1D}, {@code PT12H}
     * @param people ids in the order in which they take turns
     */
    record RotationRequest(
            @NotBlank String startsAt,
            @NotBlank String shift,
            @NotNull @Size(max = 200) List<@NotBlank String> people) {

        Rotation rotation(ZoneId zone) {
            return new Rotation(local(startsAt, zone), shiftOf(shift), people);
        }
    }

    /**
     * @param startsAt the first hand-off: local or with an offset
     * @param shifts lengths that repeat: one for equal turns, several for custom ones
     * @param endsAt from when the layer no longer counts; absent means never
     * @param restrictions when it counts; absent means always
     * @param onHolidays {@code works} (the default), {@code rests} or {@code only}
     */
    record LayerRequest(
            @Size(max = 200) String name,
            @NotBlank String startsAt,
            @NotNull @Size(min = 1, max = 50) List<@NotBlank String> shifts,
            @NotNull @Size(max = 200) List<@NotBlank String> people,
            String endsAt,
            @Size(max = 50) List<@Valid @NotNull RestrictionRequest> restrictions,

            @Schema(enumeration = {"works", "rests", "only"})
            String onHolidays) {

        Layer layer(ZoneId zone, int number) {
            Rotation rotation = new Rotation(
                    local(startsAt, zone),
                    shifts.stream().map(ScheduleRequest::shiftOf).toList(),
                    people);
            return new Layer(
                    name == null || name.isBlank() ? "layer " + number : name,
                    rotation,
                    Optional.ofNullable(endsAt).map(text -> local(text, zone)),
                    restrictions == null
                            ? List.of()
                            : restrictions.stream()
                                    .map(RestrictionRequest::restriction)
                                    .toList(),
                    onHolidays == null ? Layer.OnHolidays.WORKS : Words.of(Layer.OnHolidays.class, onHolidays));
        }
    }

    /**
     * A window of the week.
     *
     * @param days {@code monday} …, on which it begins; absent means every day
     * @param until not after {@code from} means on the following day
     */
    record RestrictionRequest(
            @Schema(description = "monday, tuesday and so on, on which the window begins; absent means every day")
            List<String> days,

            @NotBlank @Schema(description = "Local time, as 09:00")
            String from,

            @NotBlank
            @Schema(description = "Local time; not after from means on the following day, 00:00 is the end of the day")
            String until) {

        Restriction restriction() {
            return Restriction.written(days, from, until);
        }
    }

    /** As it would have been entered, in layers. */
    static ScheduleRequest of(Schedule schedule) {
        return new ScheduleRequest(
                schedule.name(),
                schedule.timeZone().getId(),
                null,
                schedule.layers().stream().map(ScheduleRequest::layer).toList(),
                schedule.calendar().orElse(null));
    }

    private static LayerRequest layer(Layer layer) {
        return new LayerRequest(
                layer.name(),
                layer.rotation().startsAt().toString(),
                layer.rotation().shifts().stream().map(Duration::toString).toList(),
                layer.rotation().people(),
                layer.endsAt().map(LocalDateTime::toString).orElse(null),
                layer.restrictions().stream().map(ScheduleRequest::window).toList(),
                layer.onHolidays().name().toLowerCase(Locale.ROOT));
    }

    private static RestrictionRequest window(Restriction window) {
        return new RestrictionRequest(
                window.dayNames(), window.from().toString(), window.until().toString());
    }

    Schedule schedule(String key) {
        ZoneId zone = TimeZones.named(timeZone);
        boolean layered = layers != null && !layers.isEmpty();
        if (layered == (rotation != null)) {
            throw new Refusal(ScheduleProblem.INVALID_ROTATION, "A schedule has either a rotation or layers");
        }
        try {
            List<Layer> all = layered
                    ? Stream.iterate(0, place -> place < layers.size(), place -> place + 1)
                            .map(place -> layers.get(place).layer(zone, place + 1))
                            .toList()
                    : List.of(Layer.of(rotation.rotation(zone)));
            return new Schedule(key, name, zone, all, Optional.ofNullable(holidays), Holidays.NONE, List.of());
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new Refusal(ScheduleProblem.INVALID_ROTATION, "The rotation cannot be read: " + Flaws.of(e));
        }
    }

    private static LocalDateTime local(String text, ZoneId zone) {
        LocalDateTime time = written(text, zone);
        if (!Times.areHeld(time.atZone(zone).toInstant())) {
            throw new DateTimeException("'" + text + "' " + Times.FLAW);
        }
        return time;
    }

    private static LocalDateTime written(String text, ZoneId zone) {
        return switch (DateTimeFormatter.ISO_DATE_TIME.parseBest(text, ZonedDateTime::from, LocalDateTime::from)) {
            case ZonedDateTime instant -> instant.withZoneSameInstant(zone).toLocalDateTime();
            case LocalDateTime local -> local;
            default -> throw new DateTimeException("no date and time: " + text);
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
