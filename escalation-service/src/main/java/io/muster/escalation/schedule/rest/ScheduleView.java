package io.muster.escalation.schedule.rest;

import io.muster.escalation.Kept;
import io.muster.escalation.schedule.Change;
import io.muster.escalation.schedule.Layer;
import io.muster.escalation.schedule.Restriction;
import io.muster.escalation.schedule.Rotation;
import io.muster.escalation.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A schedule as people see it.
 *
 * @param rotation the rotation of the first layer
 * @param holidays key of the holiday calendar; null when it follows none
 * @param changes overrides and temporary schedules, the newest first
 * @param warnings what the schedule names that does not exist
 */
record ScheduleView(
        String key,
        String name,
        String timeZone,
        RotationView rotation,
        List<LayerView> layers,
        String holidays,
        List<ChangeView> changes,
        List<String> warnings) {

    /** @param startsAt local time of the first hand-off @param shift ISO-8601 duration on the wall clock */
    record RotationView(String startsAt, String shift, List<String> people) {

        static RotationView of(Rotation rotation) {
            return new RotationView(
                    rotation.startsAt().toString(), rotation.shifts().getFirst().toString(), rotation.people());
        }
    }

    /** @param endsAt null when it never ends */
    record LayerView(
            String name,
            String startsAt,
            List<String> shifts,
            List<String> people,
            String endsAt,
            List<RestrictionView> restrictions,
            String onHolidays) {

        static LayerView of(Layer layer) {
            return new LayerView(
                    layer.name(),
                    layer.rotation().startsAt().toString(),
                    layer.rotation().shifts().stream().map(Duration::toString).toList(),
                    layer.rotation().people(),
                    layer.endsAt().map(Object::toString).orElse(null),
                    layer.restrictions().stream().map(RestrictionView::of).toList(),
                    layer.onHolidays().name().toLowerCase(Locale.ROOT));
        }
    }

    record RestrictionView(List<String> days, String from, String until) {

        static RestrictionView of(Restriction restriction) {
            return new RestrictionView(
                    restriction.dayNames(),
                    restriction.from().toString(),
                    restriction.until().toString());
        }
    }

    /** @param person null for a temporary schedule @param shifts null for an override */
    record ChangeView(
            UUID id, String person, Instant from, Instant until, List<ShiftView> shifts, String reason, String by) {

        static ChangeView of(Change change) {
            return switch (change) {
                case Change.Override override -> view(override, override.person(), null);
                case Change.Temporary temporary ->
                    view(
                            temporary,
                            null,
                            temporary.shifts().stream()
                                    .map(shift -> new ShiftView(shift.person(), shift.from(), shift.until()))
                                    .toList());
            };
        }

        private static ChangeView view(Change change, String person, List<ShiftView> shifts) {
            return new ChangeView(
                    change.id(), person, change.from(), change.until(), shifts, change.reason(), change.by());
        }
    }

    record ShiftView(String person, Instant from, Instant until) {}

    static ScheduleView of(Kept<Schedule> kept) {
        Schedule schedule = kept.value();
        return new ScheduleView(
                schedule.key(),
                schedule.name(),
                schedule.timeZone().getId(),
                RotationView.of(schedule.layers().getFirst().rotation()),
                schedule.layers().stream().map(LayerView::of).toList(),
                schedule.calendar().orElse(null),
                schedule.changes().stream().map(ChangeView::of).toList(),
                kept.warnings());
    }
}
