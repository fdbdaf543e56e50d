package io.muster.escalation.schedule.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import io.muster.escalation.StoredJson;
import io.muster.escalation.schedule.Holidays;
import io.muster.escalation.schedule.Layer;
import io.muster.escalation.schedule.Rotation;
import io.muster.escalation.schedule.Schedule;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The first layer's rotation stands in columns of its own too, where the previous version of the service reads it. */
@Entity
@Table(name = "schedule")
class ScheduleEntity {

    @Id
    @Column(name = "key")
    String id;

    String name;

    @Column(name = "time_zone")
    String timeZone;

    @Column(name = "starts_at")
    LocalDateTime startsAt;

    String shift;
    String people;
    String document;

    static ScheduleEntity of(Schedule schedule) {
        Rotation first = schedule.layers().getFirst().rotation();
        ScheduleEntity entity = new ScheduleEntity();
        entity.id = schedule.key();
        entity.name = schedule.name();
        entity.timeZone = schedule.timeZone().getId();
        entity.startsAt = first.startsAt();
        entity.shift = first.shifts().getFirst().toString();
        entity.people = StoredJson.write(first.people());
        entity.document = StoredJson.write(new ScheduleDocument(
                schedule.layers().stream()
                        .map(ScheduleDocument.LayerDocument::of)
                        .toList(),
                schedule.calendar().orElse(null)));
        return entity;
    }

    /** Without changes and holidays. */
    Schedule schedule() {
        if (document == null) {
            List<String> ids = StoredJson.read(people, new TypeReference<>() {});
            return new Schedule(id, name, ZoneId.of(timeZone), new Rotation(startsAt, Duration.parse(shift), ids));
        }
        ScheduleDocument stored = StoredJson.read(document, ScheduleDocument.class);
        List<Layer> layers = stored.layers().stream()
                .map(ScheduleDocument.LayerDocument::layer)
                .toList();
        return new Schedule(
                id,
                name,
                ZoneId.of(timeZone),
                layers,
                Optional.ofNullable(stored.calendar()),
                Holidays.NONE,
                List.of());
    }
}
