package io.muster.escalation.schedule.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import io.muster.escalation.StoredJson;
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

    static ScheduleEntity of(Schedule schedule) {
        ScheduleEntity entity = new ScheduleEntity();
        entity.id = schedule.key();
        entity.name = schedule.name();
        entity.timeZone = schedule.timeZone().getId();
        entity.startsAt = schedule.rotation().startsAt();
        entity.shift = schedule.rotation().shift().toString();
        entity.people = StoredJson.write(schedule.rotation().people());
        return entity;
    }

    Schedule schedule() {
        List<String> ids = StoredJson.read(people, new TypeReference<>() {});
        return new Schedule(id, name, ZoneId.of(timeZone), new Rotation(startsAt, Duration.parse(shift), ids));
    }
}
