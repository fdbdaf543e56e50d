package io.muster.escalation.schedule.persistence;

import io.muster.escalation.schedule.Layer;
import io.muster.escalation.schedule.Restriction;
import io.muster.escalation.schedule.Rotation;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A schedule's layers as they are stored. Fields are only ever added. */
@RegisterForReflection
record ScheduleDocument(List<LayerDocument> layers, String calendar) {

    @RegisterForReflection
    record LayerDocument(
            String name,
            LocalDateTime startsAt,
            List<Duration> shifts,
            List<String> people,
            LocalDateTime endsAt,
            List<RestrictionDocument> restrictions,
            Layer.OnHolidays onHolidays) {

        static LayerDocument of(Layer layer) {
            Rotation rotation = layer.rotation();
            return new LayerDocument(
                    layer.name(),
                    rotation.startsAt(),
                    rotation.shifts(),
                    rotation.people(),
                    layer.endsAt().orElse(null),
                    layer.restrictions().stream().map(RestrictionDocument::of).toList(),
                    layer.onHolidays());
        }

        Layer layer() {
            return new Layer(
                    name,
                    new Rotation(startsAt, shifts, people),
                    Optional.ofNullable(endsAt),
                    restrictions.stream().map(RestrictionDocument::restriction).toList(),
                    onHolidays);
        }
    }

    @RegisterForReflection
    record RestrictionDocument(Set<DayOfWeek> days, LocalTime from, LocalTime until) {

        static RestrictionDocument of(Restriction restriction) {
            return new RestrictionDocument(restriction.days(), restriction.from(), restriction.until());
        }

        Restriction restriction() {
            return new Restriction(days, from, until);
        }
    }
}
